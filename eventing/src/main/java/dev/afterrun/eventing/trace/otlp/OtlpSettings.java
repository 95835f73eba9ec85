package dev.afterrun.eventing.trace.otlp;

import dev.afterrun.eventing.trace.Sampling;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
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
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final OtlpSettings SENDS_NOTHING =
            new OtlpSettings(Optional.empty(), Map.of(), Map.of(), Sampling.ALL, DELAY);

    /**
     * @param value of a property, {@code otel.…}, where it is set
     * @throws IllegalArgumentException where one cannot be, with the variable to mend
     */
    static OtlpSettings of(Function<String, Optional<String>> value, String application, String version) {
        var to = isOff(value) ? Optional.<URI>empty() : to(value);
        if (to.isEmpty()) {
            // The others may be there for somebody else.
            return SENDS_NOTHING;
        }
        checkProtocol(value);
        return new OtlpSettings(
                to,
                Variable.first(value, "otel.exporter.otlp.traces.headers", "otel.exporter.otlp.headers")
                        .map(OtlpSettings::headers)
                        .orElse(Map.of()),
                resource(value, application, version),
                sampling(value),
                value.apply("otel.bsp.schedule.delay").map(OtlpSettings::millis).orElse(DELAY));
    }

    private static Map<String, String> resource(
            Function<String, Optional<String>> value, String application, String version) {
        var resource = new LinkedHashMap<>(Map.of("service.version", version));
        Variable.first(value, "otel.resource.attributes").map(Variable::pairs).ifPresent(resource::putAll);
        resource.merge("service.name", "afterrun-" + application, (given, usual) -> given);
        value.apply("otel.service.name").ifPresent(name -> resource.put("service.name", name));
        return Map.copyOf(resource);
    }

    private static boolean isOff(Function<String, Optional<String>> value) {
        return value.apply("otel.sdk.disabled").filter("true"::equalsIgnoreCase).isPresent()
                || value.apply("otel.traces.exporter").filter("none"::equals).isPresent();
    }

    private static Optional<URI> to(Function<String, Optional<String>> value) {
        return Variable.first(value, "otel.exporter.otlp.traces.endpoint")
                .or(() -> Variable.first(value, "otel.exporter.otlp.endpoint")
                        .map(base -> new Variable(base.name(), base.text().replaceAll("/+$", "") + "/v1/traces")))
                .map(OtlpSettings::address);
    }

    private static URI address(Variable endpoint) {
        if (endpoint.text().contains("@")) {
            throw new IllegalArgumentException(endpoint.name()
                    + " has an @ in it; what a collector wants to know goes into OTEL_EXPORTER_OTLP_HEADERS");
        }
        return parsed(endpoint.text())
                .filter(OtlpSettings::isOfHttp)
                .orElseThrow(() -> new IllegalArgumentException(
                        endpoint.name() + " is no address of a collector; it is http://HOST:4318, or https"));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isOfHttp(URI address) {
        return address.getHost() != null
                && address.getPort() <= HIGHEST_PORT
                && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }

    /** Looked at before the first step is sent, which nobody waits for. What is wrong may be a secret, and is not told. */
    private static Map<String, String> headers(Variable headers) {
        var pairs = headers.pairs();
        pairs.forEach((name, text) -> {
            if (!isHeader(name, text)) {
                throw new IllegalArgumentException(headers.name()
                        + " has a header that HTTP does not know, or that is not ours to set; each is NAME=VALUE");
            }
        });
        return pairs;
    }

    private static boolean isHeader(String name, String text) {
        try {
            var _ = HttpRequest.newBuilder().setHeader(name, text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkProtocol(Function<String, Optional<String>> value) {
        Variable.first(value, "otel.exporter.otlp.traces.protocol", "otel.exporter.otlp.protocol")
                .filter(protocol -> !protocol.text().equals(PROTOCOL))
                .ifPresent(other -> {
                    throw new IllegalArgumentException(other.name() + " is '" + other.text()
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
}
