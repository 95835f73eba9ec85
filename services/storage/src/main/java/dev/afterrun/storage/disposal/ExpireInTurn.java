package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.event.ExpiryDue;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Takes proposals one after the other, and rests between two while PostgreSQL is slow. Those that wait in the queue lose nothing:
 * each is decided about when its turn comes.
 */
@ApplicationScoped
public class ExpireInTurn {
    static final String KIND = "expire-job";

    private final ExpireJob expireJob;
    private final Yielding yielding;

    ExpireInTurn(ExpireJob expireJob, Yielding yielding) {
        this.expireJob = expireJob;
        this.yielding = yielding;
    }

    /** Lets the job's files go if they are due. */
    public void expiryDue(ExpiryDue proposal) throws IOException {
        pause(yielding.rest(KIND));
        yielding.step(KIND, () -> expireJob.expiryDue(proposal));
    }

    private static void pause(Duration rest) throws InterruptedIOException {
        try {
            Thread.sleep(rest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while the end of files waited for its turn");
        }
    }
}
