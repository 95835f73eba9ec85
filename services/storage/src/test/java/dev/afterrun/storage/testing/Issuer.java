package dev.afterrun.storage.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Signs tokens with a key that the service under test trusts, or with one that it does not. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair TRUSTED = keys();
    /** The beginning of 2026. */
    private static final long ISSUED = 1_767_225_600L;

    /** The year 2100. */
    private static final long FAR = 4_102_444_800L;

    /**
     * Good tokens by what they claim. Each request of a test has one, the same claims have the same signature each time, and to
     * sign takes 12 ms where RSA is not compiled thoroughly.
     */
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    /** Made where a test asks for it: each profile has keys of its own, and to make one takes most of a second. */
    private static final class Stranger {
        private static final KeyPair KEYS = keys();
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(TRUSTED.getPublic().getEncoded()));
    }

    @Override
    public void stop() {
        // Keys are gone with the process.
    }

    /** A token that may publish to every repository and operate. */
    public static String token() {
        return tokenWith(Map.of());
    }

    /** A good token, but with these claims. */
    public static String tokenWith(Map<String, Object> claims) {
        return TOKENS.computeIfAbsent(text(claims(claims)), text -> signed(text, TRUSTED));
    }

    /** The right claims and the wrong signature. */
    public static String forgedToken() {
        return signed(text(claims(Map.of())), Stranger.KEYS);
    }

    private static JsonObject claims(Map<String, Object> others) {
        return new JsonObject()
                .put("iss", "afterrun-local")
                .put("sub", "local")
                .put("iat", ISSUED)
                .put("exp", FAR)
                .put("groups", List.of("publisher", "operator"))
                .put("afterrun_forge", "local")
                .put("afterrun_repositories", List.of("*"))
                .put("afterrun_trust", "ordinary")
                .mergeIn(new JsonObject(others));
    }

    /** What is signed. */
    private static String text(JsonObject claims) {
        var header = new JsonObject().put("alg", "RS256").put("typ", "JWT");
        return base64(header.encode().getBytes(StandardCharsets.UTF_8)) + "."
                + base64(claims.encode().getBytes(StandardCharsets.UTF_8));
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
