package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;

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
        String page) {

    Commit ofCommit() {
        return new Commit(commit);
    }

    boolean failed() {
        return Conclusion.valueOf(conclusion.toUpperCase(Locale.ROOT)) == Conclusion.FAILURE;
    }

    URI runPage() {
        return URI.create(page);
    }
}
