package dev.afterrun.cli.set;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The query of an address (RFC 3986), in the order in which it is said. */
record Query(String text) {
    static final Query NONE = new Query("");

    /** One more field, if it has a value. */
    Query with(String field, Optional<String> value) {
        return value.map(said -> new Query(text + (text.isEmpty() ? "?" : "&") + field + "=" + encoded(said)))
                .orElse(this);
    }

    URI below(URI address) {
        return URI.create(address + text);
    }

    private static String encoded(String value) {
        // A form's encoding but for the space, of which '+' means one in forms alone.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
