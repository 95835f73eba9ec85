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
import java.util.concurrent.ConcurrentHashMap;

/** Signs tokens with a key that the service under test trusts, or with one that it does not. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair TRUSTED = keys();
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Good tokens by what they claim. The same claims have the same signature each time, and to sign takes 12 ms where RSA is not
     * compiled thoroughly.
     */
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** Made where a test asks for it: each profile has keys of its own, and to make one takes most of a second. */
    private static final class Stranger {
        private static final KeyPair KEYS = keys();
    }

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
        return good(claims);
    }

    /** A good token. */
    public static String token() {
        return good(claims());
    }

    /** A token with the right claims and the wrong signature. */
    public static String forgedToken() {
        return signed(text(claims()), Stranger.KEYS);
    }

    private static String good(Map<String, Object> claims) {
        return TOKENS.computeIfAbsent(text(claims), text -> signed(text, TRUSTED));
    }

    /** What is signed. */
    private static String text(Map<String, Object> claims) {
        return encoded(Map.of("alg", "RS256", "typ", "JWT")) + "." + encoded(claims);
    }

    private static String signed(String text, KeyPair keys) {
        try {
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
