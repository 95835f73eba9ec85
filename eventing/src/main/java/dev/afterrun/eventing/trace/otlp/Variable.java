package dev.afterrun.eventing.trace.otlp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One of OpenTelemetry's variables that is set. */
record Variable(String name, String text) {
    /** The first of these properties, {@code otel.…}, that is set. */
    static Optional<Variable> first(Function<String, Optional<String>> value, String... properties) {
        return Stream.of(properties)
                .flatMap(property -> value.apply(property).stream().map(text -> new Variable(named(property), text)))
                .findFirst();
    }

    /**
     * What {@code key=value} by commas says, each value percent-encoded as W3C Baggage has it.
     *
     * @throws IllegalArgumentException where one is not; the value, which may be a secret, is not told
     */
    Map<String, String> pairs() {
        var pairs = new LinkedHashMap<String, String>();
        Arrays.stream(text.split(",", -1)).forEach(pair -> {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        decoded(pair.substring(equals + 1).strip()));
            } else if (!pair.isBlank()) {
                throw new IllegalArgumentException(name + " has a part that is no KEY=VALUE");
            }
        });
        return pairs;
    }

    private String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Its own words have what cannot be read.
        }
        throw new IllegalArgumentException(
                name + " has a % without two hexadecimal digits behind it; one that means itself is %25");
    }

    private static String named(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
