package dev.afterrun.cli.restore;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Interrupts a restore when its process is told to end, as CI systems do that cancel a job, and gives it a moment to take back what it has
 * begun. What is killed outright cannot; then the next restore does it.
 */
final class Cancelling {
    /** GitHub's runner leaves 7.5 s between its first signal and the next. */
    private static final Duration MOMENT = Duration.ofSeconds(7);

    private final Thread restoring;
    private final CountDownLatch over = new CountDownLatch(1);

    /** Of a restore on this thread. */
    Cancelling(Thread restoring) {
        this.restoring = restoring;
    }

    /** Watches while {@code restore} is done. */
    <T> T during(Supplier<T> restore) {
        var hook = new Thread(this::cancel, "cancel");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return restore.get();
        } finally {
            over.countDown();
            remove(hook);
        }
    }

    /** What happens at the signal: returns when the restore is over, or the moment is. */
    void cancel() {
        restoring.interrupt();
        try {
            var unused = over.await(MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook has begun.
        }
    }
}
