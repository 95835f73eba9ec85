package dev.afterrun.storage.turn;

import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets so many work at once, and as many more wait a while for their turn as there are places: whoever else comes is told so at once. */
final class Turns {
    private final int atOnce;
    private final Semaphore working;
    private final Semaphore here;
    private final Duration patience;

    /**
     * Nobody works yet.
     *
     * @param places for those that wait
     * @param patience how long each of them waits
     */
    Turns(int atOnce, int places, Duration patience) {
        this.atOnce = atOnce;
        // Who came first is the next.
        this.working = new Semaphore(atOnce, true);
        this.here = new Semaphore(atOnce + places);
        this.patience = patience;
    }

    /** What {@code work} yields once it is its turn; 503 where that is not to be waited for. */
    <T> T take(Supplier<T> work) {
        if (!here.tryAcquire()) {
            throw tooMany();
        }
        try {
            await();
            try {
                return work.get();
            } finally {
                working.release();
            }
        } finally {
            here.release();
        }
    }

    private void await() {
        try {
            if (working.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw tooMany();
    }

    private ProblemException tooMany() {
        return new ProblemException(ProblemType.UNAVAILABLE.because(
                "others have asked what takes as long, " + atOnce + " of them at once; try again in a moment"));
    }
}
