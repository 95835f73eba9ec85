package dev.afterrun.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.cli.server.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** Takes spans by OTLP over HTTP, as an OpenTelemetry Collector does, and keeps them. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    private Collector(HttpServer server) {
        this.server = server;
    }

    static Collector start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var collector = new Collector(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", exchange -> {
            collector.take(Json.MAPPER.readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return collector;
    }

    /** What is said of one step. */
    record Span(String service, String name, String trace, String id, String parent, JsonNode whole) {
        /** What it says under this name. */
        List<String> says(String name) {
            return whole.path("attributes")
                    .valueStream()
                    .filter(attribute -> attribute.path("key").asText().equals(name))
                    .map(attribute -> attribute.at("/value/stringValue").asText())
                    .toList();
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All of the trace that have come. */
    List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(JsonNode request) {
        for (var ofService : request.path("resourceSpans")) {
            var service = ofService
                    .at("/resource/attributes")
                    .valueStream()
                    .filter(attribute -> attribute.path("key").asText().equals("service.name"))
                    .map(attribute -> attribute.at("/value/stringValue").asText())
                    .findFirst()
                    .orElse("");
            for (var scope : ofService.path("scopeSpans")) {
                scope.path("spans").forEach(span -> spans.add(span(service, span)));
            }
        }
    }

    private static Span span(String service, JsonNode span) {
        return new Span(
                service,
                span.path("name").asText(),
                span.path("traceId").asText(),
                span.path("spanId").asText(),
                span.path("parentSpanId").asText(),
                span);
    }
}
