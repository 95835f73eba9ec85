package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The end of an upload that is not in the bucket yet. Takes as much memory as there are bytes, at most twice. */
final class Tail {
    private static final int FIRST = 64 * 1024;

    private final int limit;
    private byte[] bytes = {};
    private int size;

    /** @param limit bytes that it holds at most */
    Tail(int limit) {
        this.limit = limit;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == limit;
    }

    /** All of it; not to be changed, and good until the next change. */
    ByteBuffer bytes() {
        return bytes(0);
    }

    /** What came after its first {@code from} bytes. */
    ByteBuffer bytes(int from) {
        return ByteBuffer.wrap(bytes, from, size - from).slice().asReadOnlyBuffer();
    }

    /** Takes as much of {@code source} as there is room for. */
    void take(ByteBuffer source) {
        var count = Math.min(source.remaining(), limit - size);
        reserve(count);
        source.get(bytes, size, count);
        size += count;
    }

    /** Takes one piece, of {@code atMost} bytes; a negative count where the source has ended. */
    int take(InputStream source, long atMost) throws IOException {
        reserve((int) Math.min(Math.min(FIRST, limit - size), atMost));
        var count = source.read(bytes, size, (int) Math.min(bytes.length - size, atMost));
        size += Math.max(0, count);
        return count;
    }

    /** Takes exactly {@code count} bytes, or none. */
    void fill(InputStream source, int count) throws IOException {
        reserve(count);
        if (source.readNBytes(bytes, size, count) < count) {
            throw new IOException("the store sent fewer bytes than it had told of");
        }
        size += count;
    }

    void clear() {
        size = 0;
    }

    private void reserve(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int)
                    Math.min(limit, Math.max(size + count, Math.max(FIRST, bytes.length * 2L))));
        }
    }
}
