package dev.afterrun.benchmarks.s3double;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * As much of Amazon S3's protocol as storage speaks, before a bucket that hashes what comes, refuses what has another
 * SHA-256 than was said, remembers how long it was, and discards it. What is tiny is kept, to be read at the probe. It lists
 * objects that are made up beside those.
 */
public final class DiscardingS3 implements AutoCloseable {
    private static final String BUCKET = "discarded";

    private static final Pattern DELETED = Pattern.compile("<Key>([^<]*)</Key>");
    private static final int GONE = 404;

    private final ConcurrentNavigableMap<String, Discarded> objects = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, Map<Integer, Long>> uploads = new ConcurrentSkipListMap<>();
    private final MadeUpObjects madeUp;
    private final HttpServer server;

    private DiscardingS3(MadeUpObjects madeUp, HttpServer server) {
        this.madeUp = madeUp;
        this.server = server;
    }

    /** Starts it on a free port of loopback, with these from the beginning. */
    public static DiscardingS3 with(MadeUpObjects madeUp) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var store = new DiscardingS3(madeUp, server);
        server.createContext("/", store::handle);
        server.start();
        return store;
    }

    /** Settings of a storage that keeps its files here. */
    public StackSettings of(StackSettings settings) {
        return settings.with(Service.STORAGE, "AFTERRUN_BLOBS_KIND", "s3")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_BUCKET", BUCKET)
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ENDPOINT", endpoint().toString())
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ADDRESSING", "path")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_ACCESS_KEY", "benchmark")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_S3_SECRET_KEY", "benchmark");
    }

    /** Where it is. */
    public URI endpoint() {
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
        var object = Optional.ofNullable(objects.get(request.key()))
                .or(() -> madeUp.has(request.key()) ? Optional.of(Discarded.of(madeUp.size())) : Optional.empty());
        if (object.isEmpty()) {
            request.refuse(GONE, "NoSuchKey");
        } else {
            request.give(object.get());
        }
    }

    private void list(S3Request request) throws IOException {
        var prefix = request.query("prefix");
        var after = request.query("start-after");
        var limit = Integer.parseInt(request.query("max-keys"));
        // Behind the name, and not before the first that begins with the prefix.
        var put = objects.tailMap(after.compareTo(prefix) < 0 ? prefix : after, true).entrySet().stream()
                .filter(object -> !object.getKey().equals(after))
                .takeWhile(object -> object.getKey().startsWith(prefix))
                .limit(limit + 1L)
                .map(object -> new Listed(object.getKey(), object.getValue().size()));
        var others = madeUp.after(after)
                .dropWhile(name -> name.compareTo(prefix) < 0)
                .takeWhile(name -> name.startsWith(prefix))
                .limit(limit + 1L)
                .map(name -> new Listed(name, madeUp.size()));
        var found = Stream.concat(put, others)
                .sorted(Comparator.comparing(Listed::name))
                .limit(limit + 1L)
                .toList();
        var answer = new StringBuilder("<ListBucketResult><IsTruncated>" + (found.size() > limit) + "</IsTruncated>");
        found.subList(0, Math.min(limit, found.size())).forEach(object -> object.addTo(answer));
        request.answer(200, answer.append("</ListBucketResult>").toString());
    }

    private record Listed(String name, long size) {
        void addTo(StringBuilder answer) {
            answer.append("<Contents><Key>")
                    .append(name)
                    .append("</Key><Size>")
                    .append(size)
                    .append("</Size><LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>");
        }
    }
}
