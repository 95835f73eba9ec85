package dev.afterrun.forge.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.afterrun.forge.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Proves that we are the App: a JSON web token (RFC 7519) signed with RS256, which GitHub takes for up to ten minutes. */
final class AppJwt {
    /** GitHub's advice, since clocks differ: issued a minute ago, and shorter than it allows. */
    private static final Duration EARLIER = Duration.ofMinutes(1);

    private static final Duration LIFE = Duration.ofMinutes(9);

    private final GitHubApp app;
    private final Clock clock;

    AppJwt(GitHubApp app, Clock clock) {
        this.app = app;
        this.clock = clock;
    }

    /** A new one, good for nine minutes. */
    String text() {
        var now = clock.instant();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iat", now.minus(EARLIER).getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        claims.put("iss", app.id());
        var signed = part(Map.of("alg", "RS256", "typ", "JWT")) + "." + part(claims);
        return signed + "." + base64(signature(signed));
    }

    private byte[] signature(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(app.key());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with an RSA key that it has read", e);
        }
    }

    private static String part(Map<String, Object> json) {
        try {
            return base64(Json.MAPPER.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text and numbers can be written as JSON", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
