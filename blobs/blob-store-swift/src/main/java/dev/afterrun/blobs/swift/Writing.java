package dev.afterrun.blobs.swift;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.bucket.Chunk;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Writes objects, whole or joined of chunks. */
final class Writing {
    /** Marks an object as one writer's, who so knows it again when the answer was lost. */
    private static final String WRITER = "X-Object-Meta-Afterrun-Writer";

    /** How slow a copy may be; its answer comes when it is done. */
    private static final long SLOWEST_COPY = 5L * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SwiftClient client;
    private final SwiftSettings settings;

    Writing(SwiftClient client, SwiftSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Whether the object is there and ours. */
    boolean put(String name, ByteBuffer bytes) throws IOException {
        var copy = bytes(bytes);
        var writer = UUID.randomUUID().toString();
        var answer = client.send(
                "/" + name,
                request -> request.header("If-None-Match", "*")
                        .header(WRITER, writer)
                        .header("Content-Type", "application/octet-stream")
                        .header("ETag", md5(copy))
                        .PUT(BodyPublishers.ofByteArray(copy)),
                BodyHandlers.discarding());
        return isOurs(name, answer, writer);
    }

    /**
     * Whether the object is there and ours: the chunks named in a manifest, and that copied, since a manifest alone
     * would need its chunks for good.
     */
    boolean join(String name, List<Chunk> chunks) throws IOException {
        var manifest = chunks.getFirst().name() + "-joined-" + UUID.randomUUID();
        var named = client.send(
                "/" + manifest + "?multipart-manifest=put",
                request -> request.PUT(BodyPublishers.ofByteArray(manifest(chunks))),
                BodyHandlers.discarding(),
                timeFor(chunks));
        try {
            client.check(named);
            return copy(manifest, name, timeFor(chunks));
        } finally {
            client.send("/" + manifest, request -> request.DELETE(), BodyHandlers.discarding());
        }
    }

    /** Whether bytes are refused that come with the checksum of others. */
    boolean refuses(String name, ByteBuffer bytes, ByteBuffer others) throws IOException {
        var answer = client.send(
                "/" + name,
                request -> request.header("ETag", md5(bytes(others))).PUT(BodyPublishers.ofByteArray(bytes(bytes))),
                BodyHandlers.discarding());
        if (answer.statusCode() == SwiftClient.UNPROCESSABLE) {
            return true;
        }
        client.check(answer);
        return false;
    }

    /** Looks first: Swift would apply If-None-Match to what is copied, not to what is written. */
    private boolean copy(String manifest, String name, Duration atMost) throws IOException {
        var there = client.send("/" + name, request -> request.HEAD(), BodyHandlers.discarding());
        if (there.statusCode() != SwiftClient.NOT_FOUND) {
            client.check(there);
            return false;
        }
        client.check(client.send(
                "/" + name,
                request -> request.header("X-Copy-From", "/" + settings.container() + "/" + manifest)
                        .PUT(BodyPublishers.noBody()),
                BodyHandlers.discarding(),
                atMost));
        return true;
    }

    private boolean isOurs(String name, HttpResponse<?> answer, String writer) throws IOException {
        if (answer.statusCode() != SwiftClient.PRECONDITION_FAILED) {
            client.check(answer);
            return true;
        }
        // A try of ours may have been answered unheard, and the next one met its object.
        var there = client.send("/" + name, request -> request.HEAD(), BodyHandlers.discarding());
        client.check(there);
        return there.headers().firstValue(WRITER).filter(writer::equals).isPresent();
    }

    private byte[] manifest(List<Chunk> chunks) {
        var manifest = JSON.createArrayNode();
        for (var chunk : chunks) {
            manifest.addObject()
                    .put("path", "/" + settings.container() + "/" + chunk.name())
                    .put("size_bytes", chunk.size());
        }
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Duration timeFor(List<Chunk> chunks) {
        var last = chunks.getLast();
        return settings.patience().plusSeconds((last.offset() + last.size()) / SLOWEST_COPY);
    }

    private static byte[] bytes(ByteBuffer bytes) {
        var copy = new byte[bytes.remaining()];
        bytes.get(bytes.position(), copy);
        return copy;
    }

    /** What Swift compares; against damage on the way, not against anybody's intent. */
    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
