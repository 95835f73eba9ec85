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

/** Signs tokens with a key that the service under test trusts, or with one that it does not. */
public final class Issuer implements QuarkusTestResourceLifecycleManager {
    private static final KeyPair TRUSTED = keys();
    private static final KeyPair STRANGER = keys();
    /** The beginning of 2026. */
    private static final long ISSUED = 1_767_225_600L;

    /** The year 2100. */
    private static final long FAR = 4_102_444_800L;

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
        return signed(claims(claims), TRUSTED);
    }

    /** The right claims and the wrong signature. */
    public static String forgedToken() {
        return signed(claims(Map.of()), STRANGER);
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

    private static String signed(JsonObject claims, KeyPair keys) {
        try {
            var header = new JsonObject().put("alg", "RS256").put("typ", "JWT");
            var text = base64(header.encode().getBytes(StandardCharsets.UTF_8)) + "."
                    + base64(claims.encode().getBytes(StandardCharsets.UTF_8));
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
