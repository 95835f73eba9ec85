package dev.afterrun.http.identity.issuer;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/** Verifies tokens of one issuer: RS256 by a key of its own that the token names, its audience, and its times. */
public record IssuerOfTokens(Issuer issuer, IssuerKeys keys, Clock clock) {
    /** How far its clock and ours may differ. */
    static final Duration SKEW = Duration.ofSeconds(30);

    /** How long a token may be good for; GitHub's are for minutes, GitLab's for as long as a job may run. */
    static final Duration LONGEST = Duration.ofDays(1);

    /** The claims of {@code token}; 401 where it is not good, 503 where the issuer's keys cannot be had. */
    public JwtClaims verified(String token) {
        try {
            return consumer().processToClaims(token);
        } catch (InvalidJwtException refused) {
            if (refused.getCause() instanceof KeysAway) {
                throw new ProblemException(ProblemType.UNAVAILABLE.because("the keys of " + issuer.uri()
                        + " cannot be asked for now, so its token cannot be verified; try again in a while"));
            }
            throw new ProblemException(
                    ProblemType.UNAUTHENTICATED.because(TokenFaults.sentence(refused, issuer.audience())));
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver((signature, _) -> key(signature))
                .setExpectedIssuer(issuer.uri())
                .setExpectedAudience(issuer.audience())
                .registerValidator(IssuerOfTokens::refuseSharedOnes)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, (int) LONGEST.toSeconds())
                .setMaxFutureValidityInMinutes((int) LONGEST.toMinutes())
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .build();
    }

    /** Whoever else a token is made out to could bring it here in the job's name. */
    private static ErrorCodeValidator.@Nullable Error refuseSharedOnes(JwtContext token)
            throws MalformedClaimException {
        return token.getJwtClaims().getAudience().size() > 1
                ? new ErrorCodeValidator.Error(ErrorCodes.AUDIENCE_INVALID, "made out to others too")
                : null;
    }

    private Key key(JsonWebSignature signature) throws UnresolvableKeyException {
        if (signature.getKeyIdHeaderValue() == null) {
            throw new UnresolvableKeyException("no key is named");
        }
        try {
            return keys.find(signature)
                    .orElseThrow(() -> new UnresolvableKeyException("the issuer has no such key"))
                    .getKey();
        } catch (JoseException e) {
            throw new UnresolvableKeyException("no key is of that kind", e);
        } catch (IOException e) {
            throw new KeysAway(e);
        }
    }

    /** Nothing is wrong with the token that we know of. */
    private static final class KeysAway extends UnresolvableKeyException {
        KeysAway(IOException cause) {
            super("the issuer is away", cause);
        }
    }
}
