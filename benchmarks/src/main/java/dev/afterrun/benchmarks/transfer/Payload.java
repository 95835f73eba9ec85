package dev.afterrun.benchmarks.transfer;

import dev.afterrun.contracts.Digest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Bytes that nobody has seen before: random ones that many payloads share, behind a number of their own.
 *
 * @param shared what comes after the first eight bytes
 * @param times how often it comes
 */
public record Payload(ByteBuffer shared, long number, int times) {
    private static final Random RANDOM = new Random();

    /** One in which the share comes once. */
    public Payload(ByteBuffer shared, long number) {
        this(shared, number, 1);
    }

    /** Random bytes to share, eight fewer than a payload has, outside the heap. */
    public static ByteBuffer share(int size) {
        var chunk = new byte[1 << 20];
        var shared = ByteBuffer.allocateDirect(size - Long.BYTES);
        while (shared.hasRemaining()) {
            RANDOM.nextBytes(chunk);
            shared.put(chunk, 0, Math.min(chunk.length, shared.remaining()));
        }
        return shared.flip();
    }

    /** Another one with the same share. */
    public static Payload fresh(ByteBuffer shared) {
        return new Payload(shared, RANDOM.nextLong());
    }

    /** Another one in which the share comes so often. */
    public static Payload fresh(ByteBuffer shared, int times) {
        return new Payload(shared, RANDOM.nextLong(), times);
    }

    /** Bytes of it. */
    public long size() {
        return Long.BYTES + (long) times * shared.remaining();
    }

    /** Its SHA-256. */
    public Digest digest() {
        var sha256 = Digest.sha256();
        sha256.update(first());
        for (var time = 0; time < times; time++) {
            sha256.update(shared.duplicate());
        }
        return Digest.ofHash(sha256.digest());
    }

    /** All of it. */
    public List<ByteBuffer> bytes() {
        return Stream.concat(
                        Stream.of(first()), Stream.generate(shared::duplicate).limit(times))
                .toList();
    }

    /** So many bytes of it behind the first {@code offset}. */
    public List<ByteBuffer> bytes(long offset, long length) {
        var part = new ArrayList<ByteBuffer>();
        var before = 0L;
        for (var bytes : bytes()) {
            var from = Math.clamp(offset - before, 0, bytes.remaining());
            var to = Math.clamp(offset + length - before, 0, bytes.remaining());
            if (from < to) {
                part.add(bytes.slice(from, to - from));
            }
            before += bytes.remaining();
        }
        return part;
    }

    private ByteBuffer first() {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).flip();
    }
}
