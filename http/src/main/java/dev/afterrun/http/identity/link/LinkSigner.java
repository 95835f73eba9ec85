package dev.afterrun.http.identity.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/**
 * Signs what links open, and knows its own signatures again: JWS (RFC 7515), {@code HS256}, compared in constant time. Each key is
 * derived from its secret (HKDF, RFC 5869), which may serve for something else too.
 */
public final class LinkSigner {
    private static final int SECRET_BYTES = 32;

    /** An address of ours has fewer. */
    private static final int MOST_CHARACTERS = 8 * 1024;

    private static final byte[] PURPOSE = "afterrun links".getBytes(UTF_8);
    private static final String KIND = "afterrun-link";
    private static final AlgorithmConstraints HS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private static final String PATH = "path";
    private static final String SHA256 = "sha256";
    private static final String FOLDER = "folder";
    private static final String FORGE = "forge";
    private static final String REPOSITORY_ID = "id";

    private final List<SecretKey> keys;

    private LinkSigner(List<SecretKey> keys) {
        this.keys = keys;
    }

    /**
     * One of these secrets: the first signs, all are believed, so that one takes the place of another.
     *
     * @param secrets one or more, of 32 bytes each, in base64
     * @throws IllegalArgumentException where one is none
     */
    public static LinkSigner of(List<String> secrets) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        return new LinkSigner(secrets.stream().map(LinkSigner::key).toList());
    }

    /** A text that says so, until {@code until}, to the second. */
    public String sign(Signed opened, Instant until) {
        var claims = new JwtClaims();
        claims.setExpirationTime(NumericDate.fromSeconds(until.getEpochSecond()));
        claims.setClaim(PATH, opened.path());
        switch (opened) {
            case SignedFile file -> claims.setClaim(SHA256, file.sha256().hex());
            case SignedFolder _ -> claims.setClaim(FOLDER, true);
        }
        claims.setClaim(FORGE, opened.tenant().forge());
        claims.setClaim(REPOSITORY_ID, opened.tenant().id());
        var signed = new JsonWebSignature();
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signed.setHeader(HeaderParameterNames.TYPE, KIND);
        signed.setPayload(claims.toJson());
        signed.setKey(keys.getFirst());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    /** What {@code text} opens at {@code now}; empty where we have not signed it, or its time is over. */
    public Optional<Signed> open(String text, Instant now) {
        return text.length() > MOST_CHARACTERS
                ? Optional.empty()
                : keys.stream()
                        .flatMap(key -> claims(text, key).stream())
                        .findFirst()
                        .flatMap(claims -> opened(claims, now));
    }

    private static Optional<JwtClaims> claims(String text, SecretKey key) {
        try {
            var signed = new JsonWebSignature();
            signed.setAlgorithmConstraints(HS256);
            signed.setCompactSerialization(text);
            signed.setKey(key);
            return signed.verifySignature() && KIND.equals(signed.getHeader(HeaderParameterNames.TYPE))
                    ? Optional.of(JwtClaims.parse(signed.getPayload()))
                    : Optional.empty();
        } catch (JoseException | InvalidJwtException none) {
            return Optional.empty();
        }
    }

    /** Of claims that we wrote. */
    private static Optional<Signed> opened(JwtClaims claims, Instant now) {
        try {
            var end = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            return now.isBefore(end) ? Optional.of(opened(claims)) : Optional.empty();
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("our own key has signed what we never write", e);
        }
    }

    private static Signed opened(JwtClaims claims) throws MalformedClaimException {
        var tenant = new RepositoryId(claims.getStringClaimValue(FORGE), claims.getStringClaimValue(REPOSITORY_ID));
        var path = claims.getStringClaimValue(PATH);
        return claims.hasClaim(FOLDER)
                ? new SignedFolder(tenant, path)
                : new SignedFile(tenant, path, new Digest(claims.getStringClaimValue(SHA256)));
    }

    private static SecretKey key(String secret) {
        try {
            var bytes = Base64.getDecoder().decode(secret.strip());
            if (bytes.length != SECRET_BYTES) {
                throw new IllegalArgumentException("a key has " + bytes.length + " bytes");
            }
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "HmacSHA256",
                            HKDFParameterSpec.ofExtract().addIKM(bytes).thenExpand(PURPOSE, SECRET_BYTES));
        } catch (IllegalArgumentException e) {
            // Without the cause, which might quote the key.
            throw new IllegalArgumentException(
                    "a key is not " + SECRET_BYTES + " bytes in base64; make one with 'openssl rand -base64 32'");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HKDF", e);
        }
    }
}
