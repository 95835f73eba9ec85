package dev.afterrun.blobs.swift;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.blobs.DirectUpload;
import dev.afterrun.blobs.bucket.Chunk;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Joins objects to one: names them in a manifest, and copies that, since a manifest alone would need them for good. */
final class Joining {
    /** How slow a copy may be; its answer comes when it is done. */
    private static final long SLOWEST_COPY = 5L * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SwiftClient client;
    private final SwiftSettings settings;

    Joining(SwiftClient client, SwiftSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Whether the object is there and ours. */
    boolean join(String name, List<Chunk> chunks) throws IOException {
        var manifest = chunks.getFirst().name() + "-joined-" + UUID.randomUUID();
        try {
            if (manifest(manifest, chunks).isEmpty()) {
                throw new IOException("not all chunks of " + name + " are in the container " + settings.container());
            }
            return copy(manifest, name, timeFor(chunks));
        } finally {
            client.send("/" + manifest, request -> request.DELETE(), BodyHandlers.discarding());
        }
    }

    /**
     * Writes the manifest {@code name}; tells its version, empty where one of the chunks is not there, or not of its size.
     * It has no end of its own, which a copy would have with it.
     */
    Optional<String> manifest(String name, List<Chunk> chunks) throws IOException {
        var answer = client.send(
                "/" + name + "?multipart-manifest=put",
                request -> request.header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(manifest(chunks))),
                BodyHandlers.discarding(),
                timeFor(chunks));
        if (answer.statusCode() == SwiftClient.BAD_REQUEST) {
            return Optional.empty();
        }
        client.check(answer);
        return Optional.of(answer.headers().firstValue("ETag").orElse("*"));
    }

    /**
     * Copies what the upload's manifest names, in one try: each of two tries could meet other bytes, and those of the
     * slower one could be served from some replica after those of the other were read.
     */
    void copyOnce(DirectUpload upload, String version, String name) throws IOException {
        client.check(client.sendOnce(
                "/" + name,
                request -> copying(request, upload.name()).header("If-Match", version),
                BodyHandlers.discarding(),
                timeFor(upload.size())));
        var copy = client.send("/" + name, request -> request.HEAD(), BodyHandlers.discarding());
        client.check(copy);
        if (copy.headers().firstValue(Writing.DELETE_AT).isPresent()) {
            throw new IOException("the container " + settings.container() + " would not keep the copy " + name);
        }
    }

    /** Looks first: Swift would apply If-None-Match to what is copied, not to what is written. */
    private boolean copy(String manifest, String name, Duration atMost) throws IOException {
        var there = client.send("/" + name, request -> request.HEAD(), BodyHandlers.discarding());
        if (there.statusCode() != SwiftClient.NOT_FOUND) {
            client.check(there);
            return false;
        }
        client.check(client.send("/" + name, request -> copying(request, manifest), BodyHandlers.discarding(), atMost));
        return true;
    }

    private HttpRequest.Builder copying(HttpRequest.Builder request, String from) {
        return request.header("X-Copy-From", "/" + settings.container() + "/" + from)
                .PUT(BodyPublishers.noBody());
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
        return timeFor(chunks.getLast().offset() + chunks.getLast().size());
    }

    private Duration timeFor(long bytes) {
        return settings.patience().plusSeconds(bytes / SLOWEST_COPY);
    }
}
