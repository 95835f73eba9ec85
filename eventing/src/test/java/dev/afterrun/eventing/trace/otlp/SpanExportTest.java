package dev.afterrun.eventing.trace.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.trace.Cause;
import dev.afterrun.eventing.trace.Step;
import dev.afterrun.eventing.trace.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpanExportTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:12:35.250Z"), ZoneOffset.UTC);
    private static final JobKey JOB = new JobKey("0af7651916cd43dd8448eb211c80319c");
    private static final Step STEP = new Step("test", Step.Kind.WITHIN, new Cause.Nothing());
    private static final int ROOM = 2_048;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConcurrentLinkedQueue<JsonNode> taken = new ConcurrentLinkedQueue<>();
    private final Semaphore requests = new Semaphore(0);
    private HttpServer collector;
    private int answer = 200;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            if ("abc".equals(exchange.getRequestHeaders().getFirst("x-token"))) {
                taken.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
            requests.release();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void whatHasEndedIsSentAtTheLatestWhenTheServiceStops() {
        // Given
        var cause = TraceParent.begin();
        var other = TraceParent.begin();
        var settings = settings();
        var export = new SpanExport(settings.to().orElseThrow(), settings, meters).start();
        var tracing = new Tracing(settings.sampling(), CLOCK, export);

        // When
        tracing.run(
                new Step("write comment", Step.Kind.CLIENT, new Cause.Ours(cause), List.of(other)),
                () -> Tracing.isAbout(JOB, "octo/hello/run-42"));
        export.close();

        // Then
        assertThat(taken).singleElement().satisfies(request -> {
            var service = request.at("/resourceSpans/0");
            assertThat(service.at("/resource/attributes").findValuesAsText("stringValue"))
                    .contains("afterrun-notifier");
            var span = service.at("/scopeSpans/0/spans/0");
            assertThat(span.path("name").asText()).isEqualTo("write comment");
            assertThat(span.path("kind").asInt()).isEqualTo(3);
            assertThat(span.path("traceId").asText()).isEqualTo(cause.traceId());
            assertThat(span.path("parentSpanId").asText()).isEqualTo(cause.spanId());
            assertThat(span.at("/links/0/traceId").asText()).isEqualTo(other.traceId());
            assertThat(span.at("/attributes/0/value/stringValue").asText()).isEqualTo(JOB.value());
            assertThat(span.path("startTimeUnixNano").asText()).isEqualTo("1795252355250000000");
            assertThat(Long.parseLong(span.path("endTimeUnixNano").asText()))
                    .isGreaterThanOrEqualTo(
                            Long.parseLong(span.path("startTimeUnixNano").asText()));
        });
        assertThat(spans("sent")).isEqualTo(1);
    }

    @Test
    void whatTheCollectorRefusesIsLostAndCounted() {
        // Given
        answer = 503;
        var settings = settings();
        var export = new SpanExport(settings.to().orElseThrow(), settings, meters).start();

        // When
        new Tracing(settings.sampling(), CLOCK, export).run(STEP, () -> {});
        export.close();

        // Then
        assertThat(spans("lost")).isEqualTo(1);
        assertThat(spans("sent")).isZero();
    }

    @Test
    void asManyAsAreSentTogetherDoNotWaitForTheirTime() throws InterruptedException {
        // Given
        var settings = settings(Map.of("otel.bsp.schedule.delay", "3600000"));
        var export = new SpanExport(settings.to().orElseThrow(), settings, meters).start();
        var tracing = new Tracing(settings.sampling(), CLOCK, export);

        // When
        IntStream.range(0, 512).forEach(ignored -> tracing.run(STEP, () -> {}));

        // Then
        assertThat(requests.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        export.close();
    }

    @Test
    void whatFindsNoRoomIsLostAndHoldsNobodyUp() {
        // Given
        var settings = settings();
        var export = new SpanExport(settings.to().orElseThrow(), settings, meters);
        var tracing = new Tracing(settings.sampling(), CLOCK, export);

        // When
        IntStream.range(0, ROOM + 3).forEach(ignored -> tracing.run(STEP, () -> {}));

        // Then
        assertThat(spans("lost")).isEqualTo(3);
        export.start().close();
        assertThat(spans("sent")).isEqualTo(ROOM);
    }

    private double spans(String outcome) {
        return Objects.requireNonNull(
                        meters.find("afterrun.spans").tag("outcome", outcome).counter())
                .count();
    }

    private OtlpSettings settings() {
        return settings(Map.of());
    }

    private OtlpSettings settings(Map<String, String> others) {
        var values = new HashMap<>(others);
        values.put(
                "otel.exporter.otlp.endpoint",
                "http://127.0.0.1:" + collector.getAddress().getPort());
        values.put("otel.exporter.otlp.headers", "x-token=abc");
        return OtlpSettings.of(name -> Optional.ofNullable(values.get(name)), "notifier", "1");
    }
}
