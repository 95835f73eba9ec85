package dev.afterrun.blobs.swift;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request, read whole. */
final class Call {
    private final String method;
    private final URI address;
    private final Map<String, String> headers;
    private final byte[] body;
    private final boolean signed;

    private Call(String method, URI address, Map<String, String> headers, byte[] body, boolean signed) {
        this.method = method;
        this.address = address;
        this.headers = headers;
        this.body = body;
        this.signed = signed;
    }

    static Call read(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var body = exchange.getRequestBody().readAllBytes();
        return new Call(exchange.getRequestMethod(), exchange.getRequestURI(), headers, body, false);
    }

    /** The same as somebody's who has an address, of which nothing but the path is looked at any more. */
    Call bySignature() {
        return new Call(method, address, headers, body, true);
    }

    String method() {
        return method;
    }

    /** As it was sent. */
    String fullPath() {
        return address.getPath();
    }

    /** By their names, whatever the case. */
    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** Whether it came by an address that was signed. */
    boolean signed() {
        return signed;
    }

    /** {@code v1}, account, container; empty names left out. */
    List<String> path() {
        return Arrays.stream(address.getPath().substring(1).split("/", 4))
                .filter(step -> !step.isEmpty())
                .toList();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    Optional<String> parameter(String name) {
        var query = Optional.ofNullable(address.getRawQuery()).orElse("");
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst();
    }

    /** Whether the query has this name, with no value. */
    boolean asks(String name) {
        return Arrays.asList(
                        Optional.ofNullable(address.getRawQuery()).orElse("").split("&", -1))
                .contains(name);
    }

    /** The headers that stay with what is written. */
    Map<String, String> kept() {
        var kept = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (name.regionMatches(true, 0, "X-Object-Meta-", 0, 14) || name.equalsIgnoreCase("Content-Type")) {
                kept.put(name, value);
            }
        });
        return kept;
    }
}
