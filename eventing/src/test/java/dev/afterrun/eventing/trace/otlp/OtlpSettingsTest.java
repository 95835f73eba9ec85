package dev.afterrun.eventing.trace.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.eventing.trace.Sampling;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpSettingsTest {
    @Test
    void withoutAnEndpointNothingIsSent() {
        assertThat(settings(Map.of()).to()).isEmpty();
    }

    @Test
    void anEndpointIsAllThatItTakes() {
        // When
        var settings = settings(Map.of("otel.exporter.otlp.endpoint", "http://collector:4318/"));

        // Then
        assertThat(settings.to()).contains(URI.create("http://collector:4318/v1/traces"));
        assertThat(settings.headers()).isEmpty();
        assertThat(settings.resource())
                .containsExactlyInAnyOrderEntriesOf(Map.of("service.name", "afterrun-storage", "service.version", "1"));
        assertThat(settings.sampling()).isEqualTo(new Sampling(1, true));
        assertThat(settings.delay()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void allOfThemSayWhatTheySayEverywhere() {
        // When
        var settings = settings(Map.of(
                "otel.exporter.otlp.endpoint", "http://other:4318",
                "otel.exporter.otlp.traces.endpoint", "https://collector/in",
                "otel.exporter.otlp.headers", "authorization=Bearer%20abc+d, x-scope=1",
                "otel.resource.attributes", "deployment.environment=prod,service.name=from-attributes",
                "otel.service.name", "from-name",
                "otel.traces.sampler", "traceidratio",
                "otel.traces.sampler.arg", "0.25",
                "otel.bsp.schedule.delay", "200",
                "otel.exporter.otlp.protocol", "http/json"));

        // Then
        assertThat(settings.to()).contains(URI.create("https://collector/in"));
        assertThat(settings.headers()).isEqualTo(Map.of("authorization", "Bearer abc+d", "x-scope", "1"));
        assertThat(settings.resource())
                .containsEntry("deployment.environment", "prod")
                .containsEntry("service.name", "from-name");
        assertThat(settings.sampling()).isEqualTo(new Sampling(0.25, false));
        assertThat(settings.delay()).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void whatIsSwitchedOffSendsNothing() {
        var endpoint = Map.entry("otel.exporter.otlp.endpoint", "http://collector:4318");

        assertThat(settings(Map.ofEntries(endpoint, Map.entry("otel.sdk.disabled", "true")))
                        .to())
                .isEmpty();
        assertThat(settings(Map.ofEntries(endpoint, Map.entry("otel.traces.exporter", "none")))
                        .to())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "otel.exporter.otlp.protocol, grpc, OTEL_EXPORTER_OTLP_PROTOCOL",
        "otel.traces.sampler, jaeger_remote, OTEL_TRACES_SAMPLER",
        "otel.bsp.schedule.delay, 5s, OTEL_BSP_SCHEDULE_DELAY"
    })
    void whatCannotBeNamesTheVariable(String name, String value, String variable) {
        // Given
        var values = new HashMap<>(Map.of("otel.exporter.otlp.endpoint", "http://collector:4318"));
        values.put(name, value);

        // When, then
        assertThatThrownBy(() -> settings(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "otel.exporter.otlp.endpoint, http://me:secret@collector:4318, OTEL_EXPORTER_OTLP_ENDPOINT",
        "otel.exporter.otlp.endpoint, collector:4318/secret, OTEL_EXPORTER_OTLP_ENDPOINT",
        "otel.exporter.otlp.traces.endpoint, http://col lector:4318/secret, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
        "otel.exporter.otlp.endpoint, ftp://collector/secret, OTEL_EXPORTER_OTLP_ENDPOINT",
        "otel.exporter.otlp.endpoint, http://collector:99999/secret, OTEL_EXPORTER_OTLP_ENDPOINT",
        "otel.exporter.otlp.headers, Bearer secret, OTEL_EXPORTER_OTLP_HEADERS",
        "otel.exporter.otlp.headers, authorization=secret%zz, OTEL_EXPORTER_OTLP_HEADERS",
        "otel.exporter.otlp.headers, authorization=secret%0Ax, OTEL_EXPORTER_OTLP_HEADERS",
        "otel.exporter.otlp.traces.headers, authorization secret==, OTEL_EXPORTER_OTLP_TRACES_HEADERS",
        "otel.exporter.otlp.headers, host=secret, OTEL_EXPORTER_OTLP_HEADERS"
    })
    void whatMayBeASecretIsNotToldWhereItCannotBe(String name, String value, String variable) {
        // Given
        var values = new HashMap<>(Map.of("otel.exporter.otlp.endpoint", "http://collector:4318"));
        values.put(name, value);

        // When, then
        assertThatThrownBy(() -> settings(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(variable)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void whoSendsNothingMayHaveTheOthersForSomebodyElse() {
        assertThat(settings(Map.of("otel.exporter.otlp.protocol", "grpc", "otel.traces.sampler", "jaeger_remote"))
                        .to())
                .isEmpty();
    }

    private static OtlpSettings settings(Map<String, String> values) {
        return OtlpSettings.of(name -> Optional.ofNullable(values.get(name)), "storage", "1");
    }
}
