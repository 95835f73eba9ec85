package dev.afterrun.blobs.files;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Brings a growing file to the disk while more of it arrives, so that who waits for its end does not wait for all of it.
 * Used by one thread.
 */
final class WriteBehind {
    /** Large enough for a disk to be busy, small enough for the rest to be short. */
    static final long STEP = 8L * 1024 * 1024;

    private final Flush flush;
    private Optional<FutureTask<Void>> underWay = Optional.empty();
    private long next;

    /** @param offset bytes of the file that were there before */
    WriteBehind(Flush flush, long offset) {
        this.flush = flush;
        this.next = offset + STEP;
    }

    /**
     * The file has so many bytes now.
     *
     * @throws IOException when bytes from before did not reach the disk
     */
    void grown(long size) throws IOException {
        if (size >= next && underWay.map(FutureTask::isDone).orElse(true)) {
            await();
            next = size + STEP;
            begin();
        }
    }

    /**
     * Returns once nothing is under way.
     *
     * @throws IOException when bytes did not reach the disk: the system says so once, and a later success means nothing
     */
    void await() throws IOException {
        if (underWay.isEmpty()) {
            return;
        }
        try {
            underWay.get().get();
        } catch (ExecutionException e) {
            throw new IOException("the disk did not take what was written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the disk was waited for", e);
        }
    }

    private void begin() {
        var task = new FutureTask<Void>(() -> {
            flush.flush();
            return null;
        });
        underWay = Optional.of(task);
        Thread.ofVirtual().name("write-behind").start(task);
    }

    /** Returns once all bytes that the file has are on the disk. */
    @FunctionalInterface
    interface Flush {
        void flush() throws IOException;
    }
}
