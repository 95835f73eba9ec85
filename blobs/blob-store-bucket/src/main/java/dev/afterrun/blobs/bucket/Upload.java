package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Bytes that gather: whole chunks in the bucket or on their way there, the rest in memory. */
final class Upload {
    private final Bucket bucket;
    private final Chunks chunks;
    private final ChunkWrites underway;
    private final Tail tail;
    /** How much of the tail lies in the bucket too, in a chunk that was taken back. */
    private int kept;

    Upload(Bucket bucket, Chunks chunks, ChunkMemory memory) throws IOException {
        this.bucket = bucket;
        this.chunks = chunks;
        this.underway = new ChunkWrites(chunks);
        this.tail = new Tail(memory);
        try {
            chunks.reopenLast(memory.chunkSize(), tail);
        } catch (IOException | RuntimeException e) {
            tail.clear();
            throw e;
        }
        kept = tail.size();
    }

    long offset() {
        return underway.end() + tail.size();
    }

    /** Takes one piece of the source; returns it, empty where the source has ended. */
    ByteBuffer take(InputStream source, long atMost) throws IOException {
        makeRoom();
        var before = tail.size();
        tail.take(source, atMost);
        return tail.bytes(before);
    }

    /** Takes as much as goes into one chunk; returns what it took. */
    ByteBuffer take(ByteBuffer source) throws IOException {
        makeRoom();
        var before = tail.size();
        tail.take(source);
        return tail.bytes(before);
    }

    /** The bytes that no chunk holds. */
    Tail tail() {
        return tail;
    }

    /** The chunks before the tail, all of them written. */
    Chunks chunks() throws IOException {
        underway.settle();
        return chunks;
    }

    /** Makes all bytes the object {@code name}; false where there is one already. */
    boolean finish(String name) throws IOException {
        if (underway.end() == 0) {
            return bucket.put(name, tail.bytes());
        }
        if (!tail.isEmpty()) {
            writeTail();
        }
        underway.settle();
        return bucket.join(name, chunks.inOrder());
    }

    /** Writes what this process alone has. */
    void keep() throws IOException {
        if (tail.size() > kept) {
            writeTail();
        }
        underway.settle();
        if (kept == 0) {
            chunks.deleteOvertaken();
        }
    }

    /** Lets go of the memory, and of what is in it alone. */
    void release() {
        tail.clear();
        underway.drop();
    }

    void delete() throws IOException {
        release();
        kept = 0;
        chunks.deleteAll();
    }

    private void makeRoom() throws IOException {
        if (tail.isFull()) {
            writeTail();
        }
        if (!tail.hasMemoryAtOnce()) {
            // Whoever waits for memory keeps none: the tail takes its turn next.
            underway.settle();
        }
    }

    private void writeTail() throws IOException {
        underway.begin(tail.handOver());
        kept = 0;
    }
}
