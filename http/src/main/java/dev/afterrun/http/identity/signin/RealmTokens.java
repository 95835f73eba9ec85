package dev.afterrun.http.identity.signin;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.issuer.Claims;
import dev.afterrun.http.identity.issuer.Issuer;
import dev.afterrun.http.identity.issuer.IssuerKeys;
import dev.afterrun.http.identity.issuer.IssuerOfTokens;
import dev.afterrun.http.identity.issuer.KeySource;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** Makes sessions of the tokens that a realm gives, once they are verified as those that callers bring are. */
final class RealmTokens {
    private static final int LONGEST_NAME = 100;

    private final IssuerOfTokens access;
    private final IssuerOfTokens id;
    private final Clock clock;

    private RealmTokens(IssuerOfTokens access, IssuerOfTokens id, Clock clock) {
        this.access = access;
        this.id = id;
        this.clock = clock;
    }

    static RealmTokens of(HttpClient http, RealmClient client, Clock clock) {
        var realm = client.realm();
        var keys = new IssuerKeys(new KeySource(http, realm.keys()), clock);
        var signedIn = new Issuer(realm.uri(), realm.keys(), client.id(), claims -> {
            throw new IllegalStateException("a token that says who signed in opens nothing");
        });
        return new RealmTokens(
                new IssuerOfTokens(realm, keys, clock), new IssuerOfTokens(signedIn, keys, clock), clock);
    }

    /**
     * A session of whoever has just signed in.
     *
     * @param nonce what the ID token has to bring, so that it was made for this sign-in (OpenID Connect Core 1.0, 3.1.3.7)
     * @throws ProblemException 403 where the tokens are not for us or not of one person, 503 where the realm's keys cannot be had
     */
    Session begin(TokenAnswer.Given given, String nonce, Duration life) {
        var token = given.id().orElseThrow(() -> refused("it gives no token that says who signed in"));
        var who = verified(() -> id.verified(token));
        if (!Chance.same(nonce, String.valueOf(who.getClaimValueAsString("nonce")))) {
            throw refused("its token was made for another sign-in");
        }
        var rights = rights(given);
        if (!subject(rights).equals(subject(who))) {
            throw refused("its tokens are of two people");
        }
        var now = clock.instant();
        return new Session(
                Session.accountOf(rights),
                shown(who),
                Chance.word(),
                given.refresh(),
                end(rights),
                now,
                now.plus(life));
    }

    /** The same session with what the realm says now; empty where that is somebody else. */
    Optional<Session> renew(TokenAnswer.Given given, Session before) {
        var rights = rights(given);
        return subject(rights).equals(before.subject())
                ? Optional.of(new Session(
                        Session.accountOf(rights),
                        before.shown(),
                        before.form(),
                        given.refresh().or(before::refresh),
                        end(rights),
                        clock.instant(),
                        before.ends()))
                : Optional.empty();
    }

    private JwtClaims rights(TokenAnswer.Given given) {
        return verified(() -> {
            var rights = access.verified(given.access());
            // What no account can be made of is told now.
            access.issuer().claims().read(new Claims(rights));
            return rights;
        });
    }

    /** A wrong token is the realm's fault here, not that of whoever signs in. */
    private JwtClaims verified(Supplier<JwtClaims> token) {
        try {
            return token.get();
        } catch (ProblemException refusal) {
            throw refusal.problem().status() == ProblemType.UNAUTHENTICATED.status()
                    ? refused(refusal.problem().detail())
                    : refusal;
        }
    }

    private ProblemException refused(String why) {
        return new ProblemException(ProblemType.FORBIDDEN.because(
                "what " + access.issuer().uri() + " says of this sign-in is not taken: " + why));
    }

    private static String subject(JwtClaims claims) {
        return claims.getClaimValueAsString("sub");
    }

    private static String shown(JwtClaims who) {
        var name = Stream.of("preferred_username", "name", "sub")
                .map(who::getClaimValueAsString)
                .filter(each -> each != null && !each.isBlank())
                .findFirst()
                .orElseThrow();
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    private static Instant end(JwtClaims rights) {
        try {
            return Instant.ofEpochSecond(rights.getExpirationTime().getValue());
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("its end was looked at before", e);
        }
    }
}
