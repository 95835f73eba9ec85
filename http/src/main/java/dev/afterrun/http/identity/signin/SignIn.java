package dev.afterrun.http.identity.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * Signing in: people are sent to the realm, and come back with a code. What has to be known then is kept by the browser that began, so
 * whoever comes back in another one, or a second time, is refused.
 */
public final class SignIn {
    /** How long somebody may take at the realm. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Logger LOG = Logger.getLogger(SignIn.class);
    private static final String KIND = "afterrun-sign-in";
    private static final String STATE = "state";
    private static final String NONCE = "nonce";
    private static final String VERIFIER = "verifier";
    private static final String TO = "to";
    private static final String UNTIL = "until";
    private static final int MOST_USED = 100_000;

    private final RealmClient client;
    private final RealmCalls calls;
    private final RealmTokens tokens;
    private final Sessions sessions;
    private final Seal seal;
    private final Clock clock;
    private final Cache<String, Boolean> used = Caffeine.newBuilder()
            .maximumSize(MOST_USED)
            .expireAfterWrite(PATIENCE)
            .build();

    SignIn(RealmClient client, RealmCalls calls, RealmTokens tokens, Sessions sessions, Seal seal, Clock clock) {
        this.client = client;
        this.calls = calls;
        this.tokens = tokens;
        this.sessions = sessions;
        this.seal = seal;
        this.clock = clock;
    }

    /** @throws ProblemException 503 where the realm cannot be asked now */
    public Begun begin(ReturnPath to) {
        try {
            var claims = new JwtClaims();
            claims.setClaim(STATE, Chance.word());
            claims.setClaim(NONCE, Chance.word());
            claims.setClaim(VERIFIER, Chance.word());
            claims.setClaim(TO, to.text());
            claims.setClaim(UNTIL, clock.instant().plus(PATIENCE).getEpochSecond());
            var question = calls.question(word(claims, STATE), word(claims, NONCE), challenge(word(claims, VERIFIER)));
            return new Begun(question, seal.close(KIND, claims));
        } catch (IOException away) {
            throw away(away);
        }
    }

    /**
     * Ends what {@link #begin} has begun.
     *
     * @param kept what this browser has kept of it
     * @throws ProblemException 403 where it was not begun here or is refused, 503 where the realm cannot be asked now
     */
    public Done done(Optional<String> kept, Answer answer) {
        var begun = kept.flatMap(text -> seal.open(KIND, text))
                .filter(this::isFresh)
                .filter(claims -> answer.state()
                        .filter(state -> Chance.same(state, word(claims, STATE)))
                        .isPresent())
                .filter(claims -> used.asMap().putIfAbsent(word(claims, STATE), true) == null)
                .orElseThrow(() -> new ProblemException(ProblemType.FORBIDDEN.because(
                        "this sign-in was not begun in this browser, or it is over; sign in again")));
        answer.issuer().filter(issuer -> !issuer.equals(client.realm().uri())).ifPresent(other -> {
            throw refused("another realm has answered");
        });
        var code = answer.code()
                .filter(_ -> answer.error().isEmpty())
                .orElseThrow(() -> refused(answer.error()
                        .filter(word -> word.matches("[a-z_]{1,40}"))
                        .orElse("its answer has no code")));
        return new Done(new ReturnPath(word(begun, TO)), sessions.close(session(begun, code)));
    }

    private Session session(JwtClaims begun, String code) {
        try {
            return switch (calls.exchange(code, word(begun, VERIFIER))) {
                case TokenAnswer.Over() -> throw refused("its code is not good any more");
                case TokenAnswer.Given given -> tokens.begin(given, word(begun, NONCE), sessions.life());
            };
        } catch (IOException away) {
            throw away(away);
        }
    }

    private boolean isFresh(JwtClaims claims) {
        try {
            return clock.instant().getEpochSecond()
                    < claims.getNumericDateClaimValue(UNTIL).getValue();
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("only sign-ins are sealed as sign-ins", e);
        }
    }

    private ProblemException refused(String why) {
        return new ProblemException(ProblemType.FORBIDDEN.because(
                client.realm().uri() + " has not signed you in: " + why + "; sign in again"));
    }

    private ProblemException away(IOException why) {
        LOG.warnf("Nobody can sign in at %s: %s", client.realm().uri(), why.getMessage());
        return new ProblemException(ProblemType.UNAVAILABLE.because(
                "nobody can sign in now, since " + client.realm().uri() + " cannot be asked; try again in a while"));
    }

    private static String word(JwtClaims claims, String name) {
        return claims.getClaimValueAsString(name);
    }

    /** {@code S256} (RFC 7636, 4.2). */
    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A sign-in that goes on at the realm.
     *
     * @param question the address that the browser is sent to
     * @param kept what it has to keep meanwhile
     */
    public record Begun(URI question, String kept) {}

    /**
     * A sign-in that is done.
     *
     * @param session what the browser keeps from now on
     */
    public record Done(ReturnPath to, String session) {}

    /** What a browser brings back from the realm (RFC 6749, 4.1.2; RFC 9207). */
    public record Answer(
            Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> issuer) {}
}
