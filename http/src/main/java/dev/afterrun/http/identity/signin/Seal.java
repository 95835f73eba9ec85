package dev.afterrun.http.identity.signin;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;

/**
 * Claims that browsers keep for us without reading or changing them: JWE (RFC 7516), {@code dir} with {@code A256GCM}. Whoever has
 * the key opens what others with that key have closed; each closing makes another text.
 */
public final class Seal {
    private static final int KEY_BYTES = 32;
    private static final AlgorithmConstraints DIRECT =
            new AlgorithmConstraints(ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT);
    private static final AlgorithmConstraints AES_256_GCM =
            new AlgorithmConstraints(ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);

    private final AesKey key;

    private Seal(byte[] key) {
        this.key = new AesKey(key);
    }

    /**
     * One by a key that several processes share.
     *
     * @param key 32 bytes in base64
     * @throws IllegalArgumentException where it is none
     */
    public static Seal of(String key) {
        var bytes = Base64.getDecoder().decode(key.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key has " + bytes.length + " bytes; it needs " + KEY_BYTES
                    + ": make one with 'openssl rand -base64 32'");
        }
        return new Seal(bytes);
    }

    /** One by a key that ends with this process. */
    public static Seal ofThisProcess() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Seal(bytes);
    }

    /** The claims, for whoever opens them as of that kind. */
    String close(String kind, JwtClaims claims) {
        var sealed = new JsonWebEncryption();
        sealed.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        sealed.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        sealed.setHeader(HeaderParameterNames.TYPE, kind);
        sealed.setKey(key);
        sealed.setPayload(claims.toJson());
        try {
            return sealed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("this Java has no AES-256-GCM", e);
        }
    }

    /** What was closed as of that kind; empty for whatever else it is. */
    Optional<JwtClaims> open(String kind, String text) {
        try {
            var sealed = new JsonWebEncryption();
            sealed.setAlgorithmConstraints(DIRECT);
            sealed.setContentEncryptionAlgorithmConstraints(AES_256_GCM);
            sealed.setCompactSerialization(text);
            sealed.setKey(key);
            var content = sealed.getPayload();
            return kind.equals(sealed.getHeader(HeaderParameterNames.TYPE))
                    ? Optional.of(JwtClaims.parse(content))
                    : Optional.empty();
        } catch (JoseException | InvalidJwtException none) {
            return Optional.empty();
        }
    }
}
