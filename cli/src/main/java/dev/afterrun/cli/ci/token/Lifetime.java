package dev.afterrun.cli.ci.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Token;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;

/** How long a token is good for, as it says itself (RFC 7519, 4.1): told by its own two times, for our clock may be wrong. */
final class Lifetime {
    /** Of a token that does not say. */
    private static final Duration UNTOLD = Duration.ofMinutes(2);

    private static final Duration LONGEST = Duration.ofDays(1);

    private Lifetime() {}

    static Duration of(Token token) {
        try {
            var parts = token.value().split("\\.", -1);
            var claims = Json.read(Base64.getUrlDecoder().decode(parts[parts.length == 3 ? 1 : 0]), JsonNode.class);
            var seconds = claims.path("exp").asLong() - claims.path("iat").asLong();
            return claims.path("exp").isNumber()
                            && claims.path("iat").isNumber()
                            && seconds > 0
                            && seconds < LONGEST.toSeconds()
                    ? Duration.ofSeconds(seconds)
                    : UNTOLD;
        } catch (IOException | IllegalArgumentException e) {
            return UNTOLD;
        }
    }
}
