package dev.afterrun.storage.view.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How fast a reader has to be: who lets us wait for longer than that until a stretch of bytes is taken keeps others from their turn. Time
 * in which there is nothing to take does not count.
 */
final class ReaderPace implements Pace {
    private final int stretch;
    private final long patience;
    private long waited;
    private int taken;

    ReaderPace(int stretch, Duration patience) {
        this.stretch = stretch;
        this.patience = patience.toNanos();
    }

    @Override
    public void await(CompletableFuture<?> taking, int bytes) {
        var begun = System.nanoTime();
        try {
            taking.copy()
                    .orTimeout(Math.max(1, patience - waited), TimeUnit.NANOSECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new ReaderTooSlow(
                        "it took less than " + stretch + " bytes in " + Duration.ofNanos(patience)
                                + ", which is the least",
                        e);
            }
            throw e;
        }
        waited += System.nanoTime() - begun;
        taken += bytes;
        if (taken >= stretch) {
            taken = 0;
            waited = 0;
        }
    }
}
