package dev.afterrun.blobs.swift;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.blobs.bucket.DeletionTrouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Answers as Swift does with its usual middlewares, as far as the adapter asks; its objects lie in memory. The same tests
 * run against Swift itself by peers.sh.
 */
final class SwiftServer implements AutoCloseable {
    static final String USER = "test:tester";
    static final String PASSWORD = "testing";

    private static final String TOKEN = "token-of-the-test";
    private static final List<String> NOT_BY_SIGNATURE =
            List.of("X-Object-Manifest", "X-Symlink-Target", "X-Copy-From");

    /** Fewer than the usual 10,000, so that tests meet more than one request. */
    private static final int DELETED_AT_ONCE = 50;

    private final HttpServer server;
    private final DeletionTrouble trouble = new DeletionTrouble();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ServedContainer> containers = new ConcurrentHashMap<>();

    private SwiftServer(HttpServer server) {
        this.server = server;
    }

    /** A server with no container. */
    static SwiftServer start() throws IOException {
        var server = new SwiftServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        server.server.setExecutor(server.threads);
        server.server.createContext("/", server::handle);
        server.server.start();
        return server;
    }

    /** Where it listens. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What it asks before it deletes. */
    DeletionTrouble trouble() {
        return trouble;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = Call.read(exchange);
            answer(call).send(exchange);
        }
    }

    private Reply answer(Call call) throws IOException {
        if (call.path().getFirst().equals("auth")) {
            return login(call);
        }
        if (call.path().getFirst().equals("info")) {
            return info();
        }
        if (call.parameter("temp_url_sig").isPresent()) {
            var bare = NOT_BY_SIGNATURE.stream().noneMatch(call.headers()::containsKey);
            return !isSigned(call) ? Reply.of(401) : bare ? serve(call.bySignature()) : Reply.of(400);
        }
        return call.header("X-Auth-Token").filter(TOKEN::equals).isPresent() ? serve(call) : Reply.of(401);
    }

    private Reply serve(Call call) throws IOException {
        var path = call.path();
        if (path.size() == 2) {
            return ofAccount(call);
        }
        if (path.size() == 3 && call.method().equals("PUT")) {
            containers.computeIfAbsent(path.get(2), ServedContainer::new);
        }
        var container = containers.get(path.get(2));
        if (container == null) {
            return Reply.of(404);
        }
        return path.size() == 3 ? ofContainer(container, call) : ofObject(container, path.get(3), call);
    }

    private static Reply ofContainer(ServedContainer container, Call call) throws IOException {
        return switch (call.method()) {
            case "PUT", "POST" -> container.describe(call);
            default -> container.list(call);
        };
    }

    private Reply ofObject(ServedContainer container, String object, Call call) throws IOException {
        return switch (call.method()) {
            case "PUT" -> container.put(object, call);
            case "DELETE" -> {
                trouble.asked();
                yield Reply.of(deleted(container, object));
            }
            default -> container.get(object, call);
        };
    }

    /** A request that no middleware takes is one that describes the account. */
    private Reply ofAccount(Call call) throws IOException {
        if (!trouble.togetherKnown() || !call.asks("bulk-delete")) {
            return Reply.of(204);
        }
        trouble.asked();
        var paths = new String(call.body(), StandardCharsets.UTF_8).lines().toList();
        var deleted = paths.size() > DELETED_AT_ONCE ? BulkAnswer.refused() : bulk(paths);
        return new Reply(200, Map.of("Content-Type", "application/json"), deleted.body());
    }

    private BulkAnswer bulk(List<String> paths) {
        var answer = new BulkAnswer();
        for (var path : paths) {
            var container = path.split("/", 3)[1];
            answer.add(
                    path,
                    containers.containsKey(container)
                            ? deleted(containers.get(container), path.substring(container.length() + 2))
                            : 404);
        }
        return answer;
    }

    private int deleted(ServedContainer container, String object) {
        return trouble.met(object).orElseGet(() -> container.delete(object));
    }

    private Reply info() {
        var bulk = trouble.togetherKnown()
                ? ", \"bulk_delete\": {\"max_deletes_per_request\": " + DELETED_AT_ONCE + "}"
                : "";
        var told = "{\"swift\": {}" + bulk + "}";
        return new Reply(200, Map.of("Content-Type", "application/json"), told.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply login(Call call) {
        var known = call.header("X-Auth-User").filter(USER::equals).isPresent()
                && call.header("X-Auth-Key").filter(PASSWORD::equals).isPresent();
        var storage = "http://" + call.header("Host").orElseThrow() + "/v1/AUTH_test";
        return known ? Reply.of(200, Map.of("X-Storage-Url", storage, "X-Auth-Token", TOKEN)) : Reply.of(401);
    }

    private boolean isSigned(Call call) {
        var expires = call.parameter("temp_url_expires").orElse("0");
        var container = containers.get(call.path().get(2));
        var text = call.method() + "\n" + expires + "\n" + call.fullPath();
        return container != null
                && Instant.now().getEpochSecond() <= Long.parseLong(expires)
                && container.keys().stream()
                        .anyMatch(key -> signature(key, text)
                                .equals(call.parameter("temp_url_sig").orElseThrow()));
    }

    private static String signature(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
