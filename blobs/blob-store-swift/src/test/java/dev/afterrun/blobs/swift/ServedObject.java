package dev.afterrun.blobs.swift;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An object of the server's. */
final class ServedObject {
    private final String name;
    private final byte[] content;
    private final List<Segment> segments;
    private final Map<String, String> kept;
    private final Optional<Instant> end;
    private final Instant modified = Instant.now();

    private ServedObject(
            String name, byte[] content, List<Segment> segments, Map<String, String> kept, Optional<Instant> end) {
        this.name = name;
        this.content = content;
        this.segments = segments;
        this.kept = kept;
        this.end = end;
    }

    /** Bytes, with the headers that they are read with. */
    static ServedObject of(String name, byte[] content, Map<String, String> kept, Optional<Instant> end) {
        return new ServedObject(name, content, List.of(), kept, end);
    }

    /** A manifest. */
    static ServedObject manifest(String name, List<Segment> segments, Map<String, String> kept, Optional<Instant> end) {
        return new ServedObject(name, new byte[0], segments, kept, end);
    }

    /** An object as a manifest names it. */
    record Segment(String name, long size, String etag) {}

    String name() {
        return name;
    }

    /** Its bytes; of a manifest, none. */
    byte[] content() {
        return content;
    }

    /** What a manifest names; empty where it is none. */
    List<Segment> segments() {
        return segments;
    }

    Map<String, String> kept() {
        return kept;
    }

    Optional<Instant> end() {
        return end;
    }

    Instant modified() {
        return modified;
    }

    boolean isHere(Instant now) {
        return end.filter(now::isAfter).isEmpty();
    }

    long size() {
        return segments.isEmpty()
                ? content.length
                : segments.stream().mapToLong(Segment::size).sum();
    }

    /** Of a manifest, a checksum of checksums, in quotes. */
    String etag() {
        return segments.isEmpty()
                ? md5(content)
                : '"'
                        + md5(String.join(
                                        "", segments.stream().map(Segment::etag).toList())
                                .getBytes(StandardCharsets.UTF_8))
                        + '"';
    }

    Map<String, String> headers() {
        var headers = new TreeMap<>(kept);
        headers.put("ETag", etag());
        end.ifPresent(at -> headers.put("X-Delete-At", Long.toString(at.getEpochSecond())));
        return headers;
    }

    static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
