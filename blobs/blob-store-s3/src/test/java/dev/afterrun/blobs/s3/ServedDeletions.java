package dev.afterrun.blobs.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.blobs.bucket.DeletionTrouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * S3Proxy deletes what it is asked to, so a server that writes and deletes objects alone stands in for S3 where that fails: as
 * the API's reference describes {@code DeleteObjects}.
 */
final class ServedDeletions implements AutoCloseable {
    private static final int MOST = 1000;
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Map<Integer, String> CODES =
            Map.of(403, "AccessDenied", 429, "SlowDown", 501, "NotImplemented", 503, "SlowDown");

    private final HttpServer server;
    private final DeletionTrouble trouble = new DeletionTrouble();
    private final Map<String, Integer> sizes = new ConcurrentHashMap<>();

    ServedDeletions() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    DeletionTrouble trouble() {
        return trouble;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            // Behind the bucket's name.
            var name = exchange.getRequestURI().getPath().replaceFirst("^/[^/]*/?", "");
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    sizes.put(name, sentSize(exchange, body));
                    exchange.sendResponseHeaders(200, -1);
                }
                case "HEAD" -> head(exchange, name);
                case "DELETE" -> alone(exchange, name);
                default -> together(exchange, new String(body, StandardCharsets.UTF_8));
            }
        }
    }

    /** A body may come in chunks that are signed each. */
    private static int sentSize(HttpExchange exchange, byte[] body) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("x-amz-decoded-content-length"))
                .map(Integer::parseInt)
                .orElse(body.length);
    }

    private void head(HttpExchange exchange, String name) throws IOException {
        if (sizes.containsKey(name)) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(sizes.get(name)));
        }
        exchange.sendResponseHeaders(sizes.containsKey(name) ? 200 : 404, -1);
    }

    private void alone(HttpExchange exchange, String name) throws IOException {
        trouble.asked();
        var refused = trouble.met(name);
        if (refused.isPresent()) {
            send(exchange, refused.getAsInt(), error("", refused.getAsInt()));
            return;
        }
        sizes.remove(name);
        exchange.sendResponseHeaders(204, -1);
    }

    private void together(HttpExchange exchange, String body) throws IOException {
        trouble.asked();
        var names = KEY.matcher(body)
                .results()
                .map((MatchResult key) -> key.group(1))
                .toList();
        if (!trouble.togetherKnown()) {
            send(exchange, 501, error("", 501));
        } else if (names.size() > MOST) {
            send(exchange, 400, "<Error><Code>MalformedXML</Code></Error>");
        } else {
            var told = names.stream().map(this::deleted).collect(Collectors.joining());
            send(exchange, 200, "<DeleteResult>" + told + "</DeleteResult>");
        }
    }

    private String deleted(String name) {
        var refused = trouble.met(name);
        if (refused.isPresent()) {
            return error("<Key>" + name + "</Key>", refused.getAsInt());
        }
        sizes.remove(name);
        return "<Deleted><Key>" + name + "</Key></Deleted>";
    }

    private static String error(String key, int status) {
        return "<Error>%s<Code>%s</Code><Message>so it was told</Message></Error>"
                .formatted(key, CODES.getOrDefault(status, "InternalError"));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
