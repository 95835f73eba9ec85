package dev.afterrun.blobs.bucket;

import java.nio.ByteBuffer;

/** What a tail had gathered, in memory that goes back once it is written. */
final class Gathered {
    private final ChunkMemory memory;
    private final byte[] bytes;
    private final int size;

    Gathered(ChunkMemory memory, byte[] bytes, int size) {
        this.memory = memory;
        this.bytes = bytes;
        this.size = size;
    }

    int size() {
        return size;
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes, 0, size).asReadOnlyBuffer();
    }

    /** Lets the memory go; what was gathered is somebody else's from then on. */
    void letGo() {
        memory.giveBack(bytes);
    }
}
