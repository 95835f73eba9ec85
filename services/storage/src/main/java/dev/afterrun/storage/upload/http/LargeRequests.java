package dev.afterrun.storage.upload.http;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets one request at a time list very many files: each takes a good part of the heap while it lasts. */
@ApplicationScoped
class LargeRequests {
    /** About ten thousand files. */
    private static final long LARGE = 2 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore turn = new Semaphore(1, true);

    /** Does {@code work} at once if the request is {@code announced} to be small, else in its turn; 503 if that is far. */
    <T> T inTurn(@Nullable Long announced, Work<T> work) throws IOException {
        if (announced != null && announced <= LARGE) {
            return work.done();
        }
        await();
        try {
            return work.done();
        } finally {
            turn.release();
        }
    }

    private void await() {
        try {
            if (turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProblemException(
                ProblemType.UNAVAILABLE.because("other large requests are being taken; try again in a moment"));
    }

    /** What is done. */
    @FunctionalInterface
    interface Work<T> {
        T done() throws IOException;
    }
}
