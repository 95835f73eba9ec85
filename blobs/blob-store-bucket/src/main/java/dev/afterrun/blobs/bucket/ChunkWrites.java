package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The chunks of one upload that are on their way into the bucket, several at once, while the next one gathers: a store
 * is far away, and one chunk after the other would wait for it each time.
 */
final class ChunkWrites {
    /** Connections of one upload to the store. */
    private static final int AT_ONCE = 4;

    private final Chunks chunks;
    private final Deque<ChunkWrite> inOrder = new ArrayDeque<>();

    ChunkWrites(Chunks chunks) {
        this.chunks = chunks;
    }

    /** Bytes of the upload that were written or are on their way. */
    long end() {
        return inOrder.isEmpty() ? chunks.end() : inOrder.getLast().end();
    }

    /**
     * Begins to write what comes next.
     *
     * @throws IOException when one before it was refused; this one is on its way nevertheless
     */
    void begin(Gathered next) throws IOException {
        inOrder.add(new ChunkWrite(chunks, end(), next));
        while (inOrder.size() > AT_ONCE || firstIsDone()) {
            settleFirst();
        }
    }

    /**
     * Waits until all have arrived.
     *
     * @throws IOException when one was refused; the next call tries that again
     */
    void settle() throws IOException {
        while (!inOrder.isEmpty()) {
            settleFirst();
        }
    }

    /** Forgets all of them, and returns when their memory is free. */
    void drop() {
        inOrder.forEach(ChunkWrite::drop);
        inOrder.clear();
    }

    private boolean firstIsDone() {
        return !inOrder.isEmpty() && inOrder.getFirst().isDone();
    }

    private void settleFirst() throws IOException {
        chunks.add(inOrder.getFirst().await());
        inOrder.removeFirst();
    }
}
