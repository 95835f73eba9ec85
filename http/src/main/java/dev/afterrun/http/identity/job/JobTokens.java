package dev.afterrun.http.identity.job;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.http.identity.Authenticator;
import dev.afterrun.http.identity.Verified;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Verifies tokens that CI systems made for their jobs. */
final class JobTokens implements Authenticator {
    /** Those of GitHub have some 1,500. */
    static final int MOST_CHARACTERS = 8 * 1024;

    private final Map<String, IssuerOfTokens> issuers;
    private final JwtConsumer unverified = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    JobTokens(Collection<IssuerOfTokens> issuers) {
        this.issuers = issuers.stream()
                .collect(Collectors.toUnmodifiableMap(each -> each.issuer().uri(), Function.identity()));
    }

    @Override
    public boolean isFor(String token) {
        return !issuers.isEmpty() && issuer(token).isPresent();
    }

    @Override
    public Verified verify(String token) {
        if (token.length() > MOST_CHARACTERS) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED.because(
                    "the token is too long; use one that the CI system made for this job",
                    MOST_CHARACTERS,
                    token.length()));
        }
        var issuer = issuer(token)
                .orElseThrow(() -> new ProblemException(ProblemType.UNAUTHENTICATED.because(
                        "the token's claim 'iss' names nobody whose tokens are taken here; use another one")));
        var claims = issuer.verified(token);
        return new Verified(issuer.issuer().claims().read(new Claims(claims)), until(claims));
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
