package dev.afterrun.blobs.bucket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One chunk on its way into the bucket. It keeps its memory until it has arrived, so that it can be written again. */
final class ChunkWrite {
    private final Chunks chunks;
    private final long offset;
    private final Gathered gathered;
    private FutureTask<Chunk> writing;
    /** Whether the last try failed and somebody was told. */
    private boolean refused;

    /** Begins to write what belongs at {@code offset}. */
    ChunkWrite(Chunks chunks, long offset, Gathered gathered) {
        this.chunks = chunks;
        this.offset = offset;
        this.gathered = gathered;
        this.writing = begun();
    }

    long end() {
        return offset + gathered.size();
    }

    boolean isDone() {
        return writing.isDone();
    }

    /**
     * The chunk, once it lies in the bucket. After a failure, the next call tries again.
     *
     * @throws IOException when the store did not take it
     */
    Chunk await() throws IOException {
        if (refused) {
            refused = false;
            writing = begun();
        }
        try {
            return writing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("while a chunk was written").initCause(e);
        } catch (ExecutionException e) {
            refused = true;
            throw failure(e);
        }
    }

    /** Returns when nobody uses its memory any more. */
    void drop() {
        var interrupted = false;
        while (true) {
            try {
                writing.get();
                break;
            } catch (ExecutionException e) {
                gathered.letGo();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private FutureTask<Chunk> begun() {
        var chunk = chunks.fresh(offset, gathered.size());
        var task = new FutureTask<>(() -> {
            chunks.write(chunk, gathered.bytes());
            gathered.letGo();
            return chunk;
        });
        Thread.ofVirtual().name("chunk-" + offset).start(task);
        return task;
    }

    private static IOException failure(ExecutionException e) {
        return e.getCause() instanceof IOException known
                ? known
                : new IOException("a chunk was not written: " + e.getCause(), e);
    }
}
