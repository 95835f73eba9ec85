package dev.afterrun.blobs.gcs;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.blobs.bucket.DeletionTrouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers as the reference of Cloud Storage's JSON API describes it, as far as the adapter asks; its objects lie in
 * memory.
 */
public final class GcsServer implements AutoCloseable {
    /** What one request of many takes. */
    private static final int BATCH = 100;

    private static final String TOKEN = "token-of-the-test";

    private final HttpServer server;
    private final Optional<ServiceAccount> known;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final DeletionTrouble trouble = new DeletionTrouble();
    private final ServedSessions sessions = new ServedSessions();
    private final ServedRewrites rewrites = new ServedRewrites();
    private final Map<String, ServedBucket> buckets = new ConcurrentHashMap<>();

    private GcsServer(HttpServer server, Optional<ServiceAccount> known) {
        this.server = server;
        this.known = known;
    }

    /** A server that asks nobody who they are, as emulators do. */
    public static GcsServer open() throws IOException {
        return start(Optional.empty());
    }

    /** A server that serves {@code account} alone, and whom it signs an address for. */
    public static GcsServer knowing(ServiceAccount account) throws IOException {
        return start(Optional.of(account));
    }

    private static GcsServer start(Optional<ServiceAccount> known) throws IOException {
        var server =
                new GcsServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), known);
        server.server.setExecutor(server.threads);
        server.server.createContext("/", server::handle);
        server.server.start();
        return server;
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes an empty bucket. */
    public void create(String bucket) {
        buckets.put(bucket, new ServedBucket(bucket));
    }

    /** From now on no request rewrites more bytes of an object than these. */
    void rewriteAtMost(long bytes) {
        rewrites.atMost(bytes);
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
            answer(Call.read(exchange)).send(exchange);
        }
    }

    private Reply answer(Call call) {
        if (call.parameter("upload_id").isPresent()) {
            return sessions.put(call);
        }
        return switch (call.path().getFirst()) {
            case "token" -> token(call);
            case "batch" -> batch(call);
            case "upload" -> ofApi(call, call.path().get(4), bucket -> bucket.insert(call));
            case "storage" -> ofApi(call, call.path().get(3), bucket -> ofObjects(bucket, call));
            default -> ofAddress(call);
        };
    }

    private Reply ofApi(Call call, String bucket, Method method) {
        var allowed = known.isEmpty()
                || call.header("Authorization")
                        .filter(("Bearer " + TOKEN)::equals)
                        .isPresent();
        if (!allowed) {
            return Reply.error(401, "authError");
        }
        var found = buckets.get(bucket);
        return found == null ? Reply.error(404, "notFound") : method.on(found);
    }

    /** Below {@code /storage/v1/b/BUCKET/o}. */
    private Reply ofObjects(ServedBucket bucket, Call call) {
        var path = call.path();
        if (path.size() == 4) {
            return call.method().equals("GET") ? bucket.get() : bucket.change(call);
        }
        if (path.size() == 5) {
            return bucket.list(call);
        }
        var object = path.get(5);
        return switch (call.method()) {
            case "POST" ->
                path.get(6).equals("rewriteTo") ? rewrite(bucket, object, call) : bucket.compose(object, call);
            case "DELETE" -> {
                trouble.asked();
                yield deleted(bucket, object);
            }
            default ->
                call.parameter("alt").filter("media"::equals).isPresent()
                        ? bucket.media(object, call, Map.of())
                        : bucket.get(object, call);
        };
    }

    /** Below {@code /storage/v1/b/BUCKET/o/OBJECT/rewriteTo/b/BUCKET/o/OBJECT}. */
    private Reply rewrite(ServedBucket bucket, String object, Call call) {
        var path = call.path();
        var target = buckets.get(path.get(8));
        return target == null
                ? Reply.error(404, "notFound")
                : rewrites.rewrite(bucket, object, target, path.get(10), call);
    }

    private Reply deleted(ServedBucket bucket, String object) {
        var refused = trouble.met(object);
        return refused.isPresent() ? Reply.error(refused.getAsInt(), "refused") : bucket.delete(object);
    }

    /** Requests in one, each of which is answered by itself; of those that may be sent so, deletions alone are asked for. */
    private Reply batch(Call call) {
        var parts = call.parts();
        if (!trouble.togetherKnown()) {
            return Reply.error(404, "notFound");
        }
        if (parts.size() > BATCH) {
            return Reply.error(400, "invalid");
        }
        trouble.asked();
        var replies = new LinkedHashMap<String, Reply>();
        for (var part : parts) {
            var asked = call.within(part);
            replies.put(
                    part.id(),
                    ofApi(
                            asked,
                            asked.path().get(3),
                            bucket -> deleted(bucket, asked.path().get(5))));
        }
        return Reply.batch(replies);
    }

    /** A signed one, below {@code /BUCKET}. */
    private Reply ofAddress(Call call) {
        if (known.isEmpty() || !new SignedAddress(call).isGood(known.get())) {
            return Reply.empty(403);
        }
        var path = call.path();
        var object = String.join("/", path.subList(1, path.size()));
        if (call.method().equals("POST")) {
            return sessions.start(call, buckets.get(path.getFirst()), object);
        }
        var headers = Map.of(
                "Content-Type", call.parameter("response-content-type").orElse("application/octet-stream"),
                "Content-Disposition",
                        call.parameter("response-content-disposition").orElse("inline"));
        return buckets.get(path.getFirst()).media(object, call, headers);
    }

    /** Given for what the account's holder has signed. */
    private Reply token(Call call) {
        var assertion = call.field("assertion").orElseThrow();
        var signature = assertion.lastIndexOf('.');
        var good = known.filter(account -> account.hasSigned(
                        assertion.substring(0, signature),
                        Base64.getUrlDecoder().decode(assertion.substring(signature + 1))))
                .isPresent();
        if (!good) {
            return Reply.error(400, "invalid_grant");
        }
        var token = new JsonObject();
        token.addProperty("access_token", TOKEN);
        token.addProperty("token_type", "Bearer");
        token.addProperty("expires_in", 3600);
        return Reply.json(token);
    }

    @FunctionalInterface
    private interface Method {
        Reply on(ServedBucket bucket);
    }
}
