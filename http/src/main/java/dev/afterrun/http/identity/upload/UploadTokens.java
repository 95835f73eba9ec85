package dev.afterrun.http.identity.upload;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.TokenSecret;
import dev.afterrun.http.identity.Authenticator;
import dev.afterrun.http.identity.Verified;
import java.security.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/** Verifies tokens of one repository: as they were made, and those for uploading as storage has signed them. */
final class UploadTokens implements Authenticator {
    /** A signed one has some 600. */
    private static final int MOST_CHARACTERS = 4 * 1024;

    private static final JwtConsumer UNVERIFIED = new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build();

    private final PublicKeys keys;
    private final UploadTokenBook book;
    private final Clock clock;

    UploadTokens(PublicKeys keys, UploadTokenBook book, Clock clock) {
        this.keys = keys;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public boolean isFor(String token) {
        return TokenSecret.kindMeantBy(token).isPresent() || isSignedByStorage(token);
    }

    @Override
    public Verified verify(String token) {
        return TokenSecret.kindMeantBy(token)
                .map(kind -> book.bearer(kind, TokenSecret.parse(token)))
                .orElseGet(() -> signed(token));
    }

    private Verified signed(String token) {
        try {
            var claims = SignedForm.consumer((signature, _) -> key(signature), clock.instant())
                    .processToClaims(token);
            var bearer = SignedForm.token(claims);
            return new Verified(bearer, Optional.of(SignedForm.ISSUER), book.believedUntil(bearer, end(claims)));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED.because(
                    "the signed upload token is not good any more, or not storage's; exchange the upload token again"));
        }
    }

    private Key key(JsonWebSignature signature) throws UnresolvableKeyException {
        return Optional.ofNullable(signature.getKeyIdHeaderValue())
                .flatMap(keys::find)
                .orElseThrow(() -> new UnresolvableKeyException("no such key is known"));
    }

    /** By what the token says itself, which it has to prove next. */
    private static boolean isSignedByStorage(String token) {
        if (token.length() > MOST_CHARACTERS) {
            return false;
        }
        try {
            return SignedForm.ISSUER.equals(UNVERIFIED.processToClaims(token).getIssuer());
        } catch (InvalidJwtException | MalformedClaimException e) {
            return false;
        }
    }

    private static Instant end(JwtClaims claims) throws MalformedClaimException {
        return Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    }
}
