package dev.afterrun.launcher.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * What a local token says of its bearer; signed, it is a JWT (RFC 7519, RS256).
 *
 * @param forge the forge whose repositories it covers
 * @param repositories {@code owner/name} each, or {@code *} for all
 * @param groups roles: {@code publisher}, {@code operator}
 */
public record LocalToken(String forge, List<String> repositories, List<String> groups, Instant issuedAt) {
    /** Every start issues a new one, so the term only has to outlast a copy in somebody's CI settings. */
    public static final Duration LIFETIME = ChronoUnit.YEARS.getDuration().multipliedBy(10);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The token of whoever may do everything on this machine. */
    public static LocalToken ofOwner(String forge, Instant issuedAt) {
        return new LocalToken(forge, List.of("*"), List.of("publisher", "operator"), issuedAt);
    }

    /** The token in its compact form: three parts in base64url, joined by dots. */
    public String signedWith(KeyPair keys) {
        var nodes = JsonNodeFactory.instance;
        var header = nodes.objectNode().put("alg", "RS256").put("typ", "JWT");
        var claims = nodes.objectNode()
                .put("iss", "afterrun-local")
                .put("sub", "local")
                .put("iat", issuedAt.getEpochSecond())
                .put("exp", issuedAt.plus(LIFETIME).getEpochSecond())
                .put("afterrun_forge", forge)
                .put("afterrun_trust", "trusted");
        groups.forEach(claims.putArray("groups")::add);
        repositories.forEach(claims.putArray("afterrun_repositories")::add);
        var signed = encoded(header) + "." + encoded(claims);
        return signed + "." + base64(signature(keys, signed));
    }

    private static byte[] signature(KeyPair keys, String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform signs with SHA256withRSA", e);
        }
    }

    private static String encoded(JsonNode json) {
        try {
            return base64(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of strings and numbers is always JSON", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
