package dev.afterrun.blobs.swift;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Writes objects whole. */
final class Writing {
    /** After so many seconds Swift forgets an object by itself. */
    static final String DELETE_AFTER = "X-Delete-After";

    /** When it will. */
    static final String DELETE_AT = "X-Delete-At";

    /** Marks an object as one writer's, who so knows it again when the answer was lost. */
    private static final String WRITER = "X-Object-Meta-Afterrun-Writer";

    private final SwiftClient client;
    private final SwiftSettings settings;

    Writing(SwiftClient client, SwiftSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Whether the object is there and ours. */
    boolean put(String name, ByteBuffer bytes) throws IOException {
        return put(name, bytes, UnaryOperator.identity());
    }

    /** The same, of an object that Swift forgets by itself. */
    boolean putForAWhile(String name, ByteBuffer bytes) throws IOException {
        var seconds = Long.toString(settings.stay().toSeconds());
        return put(name, bytes, request -> request.header(DELETE_AFTER, seconds));
    }

    /** Whether Swift takes note of an end; tried as {@code name}, which is gone afterwards. */
    boolean endsByItself(String name) throws IOException {
        putForAWhile(name, ByteBuffer.allocate(1));
        try {
            var there = client.send("/" + name, request -> request.HEAD(), BodyHandlers.discarding());
            client.check(there);
            return there.headers().firstValue(DELETE_AT).isPresent();
        } finally {
            client.send("/" + name, request -> request.DELETE(), BodyHandlers.discarding());
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

    private boolean put(String name, ByteBuffer bytes, UnaryOperator<HttpRequest.Builder> with) throws IOException {
        var copy = bytes(bytes);
        var writer = UUID.randomUUID().toString();
        var answer = client.send(
                "/" + name,
                request -> with.apply(request)
                        .header("If-None-Match", "*")
                        .header(WRITER, writer)
                        .header("Content-Type", "application/octet-stream")
                        .header("ETag", md5(copy))
                        .PUT(BodyPublishers.ofByteArray(copy)),
                BodyHandlers.discarding());
        return isOurs(name, answer, writer);
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
