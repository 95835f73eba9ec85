package dev.afterrun.http.identity.issuer;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Authenticator;
import dev.afterrun.http.identity.Verified;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Verifies tokens that others sign, each as its issuer says. */
public final class IssuedTokens implements Authenticator {
    /** Those of GitHub have some 1,500, those of Keycloak some 1,200. */
    public static final int MOST_CHARACTERS = 8 * 1024;

    private final Map<String, IssuerOfTokens> issuers;
    private final JwtConsumer unverified = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    /** @param issuers each with a name of its own; none take nothing */
    public IssuedTokens(Collection<IssuerOfTokens> issuers) {
        this.issuers = issuers.stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.issuer().uri(), Function.identity()));
    }

    /** Those of {@code issuers}, whose keys are asked for where each says. */
    public static IssuedTokens of(List<Issuer> issuers, Clock clock) {
        if (issuers.isEmpty()) {
            return new IssuedTokens(List.of());
        }
        var client = KeySource.clientThatFollowsNobody();
        return new IssuedTokens(issuers.stream()
                .map(issuer ->
                        new IssuerOfTokens(issuer, new IssuerKeys(new KeySource(client, issuer.keys()), clock), clock))
                .toList());
    }

    @Override
    public boolean isFor(String token) {
        return !issuers.isEmpty() && issuer(token).isPresent();
    }

    @Override
    public Verified verify(String token) {
        if (token.length() > MOST_CHARACTERS) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED.because(
                    "the token is too long; ask its issuer for a shorter one", MOST_CHARACTERS, token.length()));
        }
        var issuer = issuer(token)
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED.because(
                        "the token's claim 'iss' names nobody whose tokens are taken here; use another one")));
        var claims = issuer.verified(token);
        return new Verified(
                issuer.issuer().claims().read(new Claims(claims)),
                Optional.of(issuer.issuer().uri()),
                until(claims));
    }

    /** By what the token says itself: who that is has to prove it next. */
    private Optional<IssuerOfTokens> issuer(String token) {
        try {
            return Optional.ofNullable(unverified.processToClaims(token).getIssuer())
                    .map(issuers::get);
        } catch (InvalidJwtException | MalformedClaimException e) {
            return Optional.empty();
        }
    }

    private static Instant until(JwtClaims claims) {
        try {
            return Instant.ofEpochSecond(claims.getExpirationTime().getValue());
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("its end was looked at before", e);
        }
    }
}
