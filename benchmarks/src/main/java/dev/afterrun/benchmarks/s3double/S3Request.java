package dev.afterrun.benchmarks.s3double;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request in S3's words, and its answer. */
final class S3Request {
    private final HttpExchange exchange;
    private final Map<String, String> query = new HashMap<>();

    S3Request(HttpExchange exchange) {
        this.exchange = exchange;
        var raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (var field : raw.split("&", -1)) {
            var parts = field.split("=", 2);
            query.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String key() {
        return keyIn(exchange.getRequestURI().getRawPath());
    }

    /** What comes after {@code /BUCKET/}. */
    static String keyIn(String path) {
        return decoded(path.substring(path.indexOf('/', 1) + 1));
    }

    boolean has(String field) {
        return query.containsKey(field);
    }

    String query(String field) {
        return query.getOrDefault(field, "");
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** The object's bytes, out of the signed chunks in which they may come. */
    InputStream content() {
        var body = exchange.getRequestBody();
        return header("x-amz-decoded-content-length").isPresent() ? new SignedChunks(body) : body;
    }

    String text() throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    void answer(int status, String xml) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.getResponseHeaders().set("ETag", "\"whole\"");
        send(status, xml.getBytes(StandardCharsets.UTF_8));
    }

    void refuse(int status, String code) throws IOException {
        answer(status, method().equals("HEAD") ? "" : "<Error><Code>" + code + "</Code></Error>");
    }

    void give(Discarded object) throws IOException {
        exchange.getResponseHeaders().set("ETag", "\"whole\"");
        if (method().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(object.size()));
            exchange.sendResponseHeaders(200, -1);
        } else {
            send(header("Range").isPresent() ? 206 : 200, object.beginning().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private void send(int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
