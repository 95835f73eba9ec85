package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.job.JobProgress;
import java.net.URI;
import java.time.Instant;

/** A job without its files and summary: enough to tell which is the newest, and to count it. */
record JobRow(
        String key,
        String commit,
        String source,
        String run,
        int attempt,
        String job,
        String conclusion,
        Instant orderedAt,
        String page,
        boolean underway) {

    Commit ofCommit() {
        return new Commit(commit);
    }

    boolean failed() {
        return conclusion.equals(Conclusion.FAILURE.word());
    }

    /** Whether nobody but its run has spoken of it. */
    boolean expected() {
        return conclusion.equals(JobProgress.EXPECTED.word());
    }

    URI runPage() {
        return URI.create(page);
    }
}
