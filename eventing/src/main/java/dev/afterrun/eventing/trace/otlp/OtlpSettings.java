package dev.afterrun.eventing.trace.otlp;

import dev.afterrun.eventing.trace.Sampling;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What OpenTelemetry's own variables say, as its specification has them. They are no settings of ours: an operator sets them for
 * whatever runs there.
 *
 * @param to where steps are sent; empty where none are
 * @param headers that go with them, such as the collector's token
 * @param resource what is said of this service
 * @param delay how long a step waits at most before it is sent
 */
record OtlpSettings(
        Optional<URI> to,
        Map<String, String> headers,
        Map<String, String> resource,
        Sampling sampling,
        Duration delay) {
    private static final String PROTOCOL = "http/json";

    /**
     * @param value of a property, {@code otel.…}, where it is set
     * @throws IllegalArgumentException where one cannot be, with the variable to mend
     */
    static OtlpSettings of(Function<String, Optional<String>> value, String application, String version) {
        var resource = new LinkedHashMap<>(Map.of("service.version", version));
        resource.putAll(pairs(value.apply("otel.resource.attributes")));
        resource.merge("service.name", "afterrun-" + application, (given, usual) -> given);
        value.apply("otel.service.name").ifPresent(name -> resource.put("service.name", name));
        var to = isOff(value) ? Optional.<URI>empty() : to(value);
        if (to.isPresent()) {
            checkProtocol(value);
        }
        return new OtlpSettings(
                to,
                pairs(value.apply("otel.exporter.otlp.traces.headers")
                        .or(() -> value.apply("otel.exporter.otlp.headers"))),
                Map.copyOf(resource),
                sampling(value),
                value.apply("otel.bsp.schedule.delay").map(OtlpSettings::millis).orElse(Duration.ofSeconds(5)));
    }

    private static boolean isOff(Function<String, Optional<String>> value) {
        return value.apply("otel.sdk.disabled").filter("true"::equalsIgnoreCase).isPresent()
                || value.apply("otel.traces.exporter").filter("none"::equals).isPresent();
    }

    private static Optional<URI> to(Function<String, Optional<String>> value) {
        return value.apply("otel.exporter.otlp.traces.endpoint")
                .or(() -> value.apply("otel.exporter.otlp.endpoint")
                        .map(base -> base.replaceAll("/+$", "") + "/v1/traces"))
                .map(OtlpSettings::address);
    }

    private static URI address(String text) {
        var address = URI.create(text);
        if (address.getHost() == null || !("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
            throw new IllegalArgumentException(
                    "OTEL_EXPORTER_OTLP_ENDPOINT is '" + text + "'; it is http://HOST:4318, or https");
        }
        return address;
    }

    private static void checkProtocol(Function<String, Optional<String>> value) {
        value.apply("otel.exporter.otlp.traces.protocol")
                .or(() -> value.apply("otel.exporter.otlp.protocol"))
                .filter(protocol -> !protocol.equals(PROTOCOL))
                .ifPresent(other -> {
                    throw new IllegalArgumentException("OTEL_EXPORTER_OTLP_PROTOCOL is '" + other
                            + "'; leave it out, or set " + PROTOCOL + ", which is what is spoken");
                });
    }

    private static Sampling sampling(Function<String, Optional<String>> value) {
        var name = value.apply("otel.traces.sampler").orElse("parentbased_always_on");
        var obeys = name.startsWith("parentbased_");
        return switch (obeys ? name.substring("parentbased_".length()) : name) {
            case "always_on" -> new Sampling(1, obeys);
            case "always_off" -> new Sampling(0, obeys);
            case "traceidratio" ->
                new Sampling(
                        value.apply("otel.traces.sampler.arg")
                                .map(OtlpSettings::share)
                                .orElse(1.0),
                        obeys);
            default ->
                throw new IllegalArgumentException("OTEL_TRACES_SAMPLER is '" + name
                        + "'; known are always_on, always_off and traceidratio, each with parentbased_ before it too");
        };
    }

    private static double share(String text) {
        try {
            var share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Told below, as a number that is too great is.
        }
        throw new IllegalArgumentException("OTEL_TRACES_SAMPLER_ARG is '" + text + "'; it is a number from 0 to 1");
    }

    private static Duration millis(String text) {
        try {
            var millis = Long.parseLong(text);
            if (millis > 0) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException e) {
            // Told below, as one that is too small is.
        }
        throw new IllegalArgumentException("OTEL_BSP_SCHEDULE_DELAY is '" + text + "'; it is milliseconds, 1 or more");
    }

    /** {@code key=value} by commas, each percent-encoded as W3C Baggage has it. */
    private static Map<String, String> pairs(Optional<String> text) {
        var pairs = new LinkedHashMap<String, String>();
        Arrays.stream(text.orElse("").split(",", -1)).forEach(pair -> {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        decoded(pair.substring(equals + 1).strip()));
            }
        });
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
