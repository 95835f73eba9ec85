package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory in which uploads gather, shared by all of a store: so many chunks. An upload has each of them until that is
 * written, and not longer, so that any number of uploads go on in turns and the memory stays what it is.
 */
final class ChunkMemory {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SHARE_OF_HEAP = 4;
    private static final int FEWEST = 2;

    private final int chunkSize;
    private final Semaphore free;
    private final Queue<byte[]> used = new ConcurrentLinkedQueue<>();

    /** @param chunks that there are at one time */
    ChunkMemory(int chunks, int chunkSize) {
        this.chunkSize = chunkSize;
        this.free = new Semaphore(chunks, true);
    }

    /** As many as fit into a quarter of the heap: what the process itself needs, and what goes to and fro, takes the rest. */
    static ChunkMemory withinHeap(int chunkSize) {
        var chunks = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / chunkSize;
        return new ChunkMemory(Math.clamp(chunks, FEWEST, Integer.MAX_VALUE), chunkSize);
    }

    /** Bytes of each. */
    int chunkSize() {
        return chunkSize;
    }

    /**
     * One of them, whatever was in it before; waits for its turn.
     *
     * @throws IOException when none became free in time: others' uploads are slow
     */
    byte[] take() throws IOException {
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("no memory for another upload became free within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("while memory was waited for").initCause(e);
        }
        return any();
    }

    /** One of them if there is one at once and nobody waits for it. */
    Optional<byte[]> takeAtOnce() {
        try {
            // Unlike the one without a time, this way stands in the line of those who wait.
            return free.tryAcquire(0, TimeUnit.SECONDS) ? Optional.of(any()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Somebody else's from now on. */
    void giveBack(byte[] chunk) {
        used.add(chunk);
        free.release();
    }

    private byte[] any() {
        return Optional.ofNullable(used.poll()).orElseGet(() -> new byte[chunkSize]);
    }
}
