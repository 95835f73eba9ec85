package dev.afterrun.blobs.gcs;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** A request, read whole. */
final class Call {
    private final String method;
    private final URI address;
    private final Headers headers;
    private final byte[] body;

    private Call(String method, URI address, Headers headers, byte[] body) {
        this.method = method;
        this.address = address;
        this.headers = headers;
        this.body = body;
    }

    static Call read(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var body = exchange.getRequestBody().readAllBytes();
        if ("gzip".equals(headers.getFirst("Content-Encoding"))) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        return new Call(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body);
    }

    String method() {
        return method;
    }

    /** As it was sent. */
    String rawPath() {
        return address.getRawPath();
    }

    /** As they were sent. */
    List<String> rawParameters() {
        return address.getRawQuery() == null
                ? List.of()
                : List.of(address.getRawQuery().split("&", -1));
    }

    /** The path's steps: a slash within a name is sent encoded. */
    List<String> path() {
        return Arrays.stream(address.getRawPath().substring(1).split("/", -1))
                .map(Call::decoded)
                .toList();
    }

    Optional<String> parameter(String name) {
        return value(rawParameters(), name);
    }

    /** The body as it came. */
    byte[] body() {
        return body;
    }

    /** A field of a form in the body. */
    Optional<String> field(String name) {
        return value(List.of(new String(body, StandardCharsets.UTF_8).split("&", -1)), name);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    JsonObject json() {
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** The body's parts. */
    List<Part> parts() {
        var type = header("Content-Type").orElse("");
        var boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<Part>();
        var at = boundary.length();
        while (!text.startsWith("--", at)) {
            var begin = text.indexOf("\r\n\r\n", at) + 4;
            var end = text.indexOf("\r\n" + boundary, begin);
            parts.add(new Part(text.substring(at, begin), text.substring(begin, end)));
            at = end + 2 + boundary.length();
        }
        return parts;
    }

    /** The request that a part of this one is, under the headers of the whole. */
    Call within(Part part) {
        var asked = part.text().lines().findFirst().orElseThrow().split(" ", 3);
        return new Call(asked[0], URI.create(asked[1]), headers, new byte[0]);
    }

    private static Optional<String> value(List<String> pairs, String name) {
        return pairs.stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
