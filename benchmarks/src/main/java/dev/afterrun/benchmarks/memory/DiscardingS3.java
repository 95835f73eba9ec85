package dev.afterrun.benchmarks.memory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * As much of Amazon S3's protocol as storage speaks, before a bucket that hashes what comes, refuses what has another
 * SHA-256 than was said, remembers how long it was, and discards it. What is tiny is kept, to be read at the probe.
 */
final class DiscardingS3 implements AutoCloseable {
    /** The bucket that there is. */
    static final String BUCKET = "discarded";

    private static final Pattern DELETED = Pattern.compile("<Key>([^<]*)</Key>");
    private static final int GONE = 404;

    private final ConcurrentNavigableMap<String, Discarded> objects = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Map<Integer, Long>> uploads = new ConcurrentSkipListMap<>();
    private final HttpServer server;

    private DiscardingS3(HttpServer server) {
        this.server = server;
    }

    static DiscardingS3 start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var store = new DiscardingS3(server);
        server.createContext("/", store::handle);
        server.start();
        return store;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = new S3Request(exchange);
        try (exchange) {
            switch (request.method()) {
                case "PUT" -> put(request);
                case "POST" -> post(request);
                case "DELETE" -> {
                    objects.remove(request.key());
                    request.answer(204, "");
                }
                default -> get(request);
            }
        }
    }

    private void put(S3Request request) throws IOException {
        var copied = request.header("x-amz-copy-source");
        if (copied.isPresent()) {
            var size = objects.getOrDefault(S3Request.keyIn("/" + copied.get().replaceFirst("^/", "")), Discarded.NONE)
                    .size();
            uploads.getOrDefault(request.query("uploadId"), Map.of())
                    .put(Integer.parseInt(request.query("partNumber")), size);
            request.answer(200, "<CopyPartResult><ETag>\"part\"</ETag></CopyPartResult>");
            return;
        }
        var content = Discarded.read(request);
        if (request.header("x-amz-checksum-sha256").filter(content::isNot).isPresent()) {
            request.refuse(400, "BadDigest");
        } else if (request.header("If-None-Match").isPresent() && objects.containsKey(request.key())) {
            request.refuse(412, "PreconditionFailed");
        } else {
            objects.put(request.key(), content);
            request.answer(200, "");
        }
    }

    private void post(S3Request request) throws IOException {
        if (request.has("uploads")) {
            var id = UUID.randomUUID().toString();
            uploads.put(id, new TreeMap<>());
            request.answer(
                    200,
                    "<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
        } else if (request.has("delete")) {
            DELETED.matcher(request.text()).results().forEach(key -> objects.remove(key.group(1)));
            request.answer(200, "<DeleteResult/>");
        } else {
            request.text();
            var parts = Optional.ofNullable(uploads.remove(request.query("uploadId")))
                    .orElse(Map.of());
            objects.put(
                    request.key(),
                    Discarded.of(
                            parts.values().stream().mapToLong(Long::longValue).sum()));
            request.answer(200, "<CompleteMultipartUploadResult><ETag>\"all\"</ETag></CompleteMultipartUploadResult>");
        }
    }

    private void get(S3Request request) throws IOException {
        if (request.has("list-type")) {
            list(request);
            return;
        }
        var object = objects.get(request.key());
        if (object == null) {
            request.refuse(GONE, "NoSuchKey");
        } else {
            request.give(object);
        }
    }

    private void list(S3Request request) throws IOException {
        var prefix = request.query("prefix");
        var contents = objects.tailMap(prefix, true).entrySet().stream()
                .takeWhile(object -> object.getKey().startsWith(prefix))
                .filter(object -> object.getKey().compareTo(request.query("start-after")) > 0)
                .limit(Long.parseLong(request.query("max-keys")))
                .map(object -> "<Contents><Key>" + object.getKey() + "</Key><Size>"
                        + object.getValue().size()
                        + "</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>")
                .collect(Collectors.joining());
        request.answer(200, "<ListBucketResult><IsTruncated>false</IsTruncated>" + contents + "</ListBucketResult>");
    }
}
