package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.event.ExpiryDue;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;

/**
 * Takes proposals as they come, a batch after the other, and rests between two while PostgreSQL is slow. Those that wait in the
 * queue lose nothing: each is decided about when its turn comes.
 */
@ApplicationScoped
public class ExpireInTurn {
    /** Proposals that are decided about at once: whoever waits for one of their jobs waits for all of them. */
    public static final int MOST = 20;

    static final String KIND = "expire-job";

    private final ExpireJob expireJob;
    private final ExpiryRounds rounds;
    private final Yielding yielding;

    ExpireInTurn(ExpireJob expireJob, ExpiryRounds rounds, Yielding yielding) {
        this.expireJob = expireJob;
        this.rounds = rounds;
        this.yielding = yielding;
    }

    /** Lets the job's files go if they are due. */
    public void expiryDue(ExpiryDue proposal) throws IOException {
        pause(yielding.rest(KIND));
        yielding.step(KIND, () -> expireJob.expiryDue(proposal));
    }

    /** Lets the files of all these jobs go that are due: together, unless they have many. */
    public void expiryDue(List<ExpiryDue> proposals) throws IOException {
        for (var round : rounds.of(proposals)) {
            pause(yielding.rest(KIND));
            yielding.step(KIND, round.size(), () -> expireJob.expiryDue(round));
        }
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
