package dev.afterrun.http.identity.upload;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.http.identity.RefPattern;
import dev.afterrun.http.identity.UploadToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/** How a signed upload token says whom it is given to (RFC 7519, EdDSA). */
final class SignedForm {
    /** No issuer of anybody else's tokens is called so: theirs are addresses. */
    static final String ISSUER = "afterrun-storage";

    /** How long one is good for: so long a service that cannot look takes one that was revoked meanwhile. */
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** How far the services' clocks may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final String ID = "afterrun_upload_token";
    private static final String FORGE = "afterrun_forge";
    private static final String REPOSITORY_ID = "afterrun_repository_id";
    private static final String REPOSITORY = "afterrun_repository";
    private static final String REFS = "afterrun_refs";
    private static final String TRUST = "afterrun_trust";

    private SignedForm() {}

    static JwtClaims claims(UploadToken token, Instant from, Instant until) {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(token.name());
        claims.setIssuedAt(NumericDate.fromSeconds(from.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
        claims.setClaim(ID, token.id());
        claims.setClaim(FORGE, token.tenant().forge());
        claims.setClaim(REPOSITORY_ID, token.tenant().id());
        claims.setClaim(REPOSITORY, token.repository().toString());
        claims.setClaim(REFS, token.refs().text());
        claims.setClaim(TRUST, token.trust().word());
        return claims;
    }

    /** Of claims that were verified: we wrote them. */
    static UploadToken token(JwtClaims claims) throws MalformedClaimException {
        return new UploadToken(
                claims.getClaimValue(ID, Long.class),
                new RepositoryId(claims.getStringClaimValue(FORGE), claims.getStringClaimValue(REPOSITORY_ID)),
                RepositoryName.parse(claims.getStringClaimValue(REPOSITORY)),
                new RefPattern(claims.getStringClaimValue(REFS)),
                TrustLevel.valueOf(claims.getStringClaimValue(TRUST).toUpperCase(Locale.ROOT)));
    }

    static JwtConsumer consumer(VerificationKeyResolver keys, Instant now) {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.EDDSA)
                .setVerificationKeyResolver(keys)
                .setExpectedIssuer(ISSUER)
                .setSkipDefaultAudienceValidation()
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setMaxFutureValidityInMinutes((int) LIFETIME.toMinutes() + 1)
                .setAllowedClockSkewInSeconds((int) SKEW.toSeconds())
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
                .build();
    }
}
