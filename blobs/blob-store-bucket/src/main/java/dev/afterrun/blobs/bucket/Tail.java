package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** The end of an upload that is not on its way into the bucket yet. It has a chunk of memory while it holds anything. */
final class Tail {
    private static final byte[] NOTHING = {};

    private final ChunkMemory memory;
    private byte[] bytes = NOTHING;
    private int size;

    Tail(ChunkMemory memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == memory.chunkSize();
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
    void take(ByteBuffer source) throws IOException {
        reserve();
        var count = Math.min(source.remaining(), bytes.length - size);
        source.get(bytes, size, count);
        size += count;
    }

    /** Takes one piece, of {@code atMost} bytes; a negative count where the source has ended. */
    int take(InputStream source, long atMost) throws IOException {
        reserve();
        var count = source.read(bytes, size, (int) Math.min(bytes.length - size, atMost));
        size += Math.max(0, count);
        return count;
    }

    /** Takes exactly {@code count} bytes, or none. */
    void fill(InputStream source, int count) throws IOException {
        reserve();
        if (source.readNBytes(bytes, size, count) < count) {
            throw new IOException("the store sent fewer bytes than it had told of");
        }
        size += count;
    }

    /** Whether it has memory, after taking what there is at once. */
    boolean hasMemoryAtOnce() {
        if (bytes.length == 0) {
            bytes = memory.takeAtOnce().orElse(NOTHING);
        }
        return bytes.length > 0;
    }

    /** Gives up all that it holds, with the memory. */
    Gathered handOver() {
        var gathered = new Gathered(memory, bytes, size);
        bytes = NOTHING;
        size = 0;
        return gathered;
    }

    /** Forgets what it holds, and lets the memory go. */
    void clear() {
        size = 0;
        if (bytes.length > 0) {
            memory.giveBack(bytes);
            bytes = NOTHING;
        }
    }

    private void reserve() throws IOException {
        if (bytes.length == 0) {
            bytes = memory.take();
        }
    }
}
