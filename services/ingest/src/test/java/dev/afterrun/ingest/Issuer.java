package dev.afterrun.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs tokens with a key that the service under test trusts, or with one that it does not. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair TRUSTED = keys();
    private static final KeyPair STRANGER = keys();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Map<String, String> start() {
        var key = Base64.getEncoder().encodeToString(TRUSTED.getPublic().getEncoded());
        return Map.of("quarkus.oidc.public-key", key);
    }

    @Override
    public void stop() {
        // Keys are gone with the process.
    }

    /** The claims of a token that may publish to every repository and operate. */
    public static Map<String, Object> claims() {
        var claims = new HashMap<String, Object>();
        claims.put("iss", "afterrun-local");
        claims.put("sub", "local");
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plusSeconds(3600).getEpochSecond());
        claims.put("groups", List.of("publisher", "operator"));
        claims.put("afterrun_forge", "local");
        claims.put("afterrun_repositories", List.of("*"));
        claims.put("afterrun_trust", "ordinary");
        return claims;
    }

    /** A good token with {@code claim} as given. */
    public static String tokenWith(String claim, Object value) {
        var claims = claims();
        claims.put(claim, value);
        return signed(claims, TRUSTED);
    }

    /** A good token. */
    public static String token() {
        return signed(claims(), TRUSTED);
    }

    /** A token with the right claims and the wrong signature. */
    public static String forgedToken() {
        return signed(claims(), STRANGER);
    }

    private static String signed(Map<String, Object> claims, KeyPair keys) {
        try {
            var text = encoded(Map.of("alg", "RS256", "typ", "JWT")) + "." + encoded(claims);
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, Object> json) {
        try {
            return base64(JSON.writeValueAsBytes(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
