package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Commit;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.CommitResolved;
import dev.afterrun.storage.catalog.JobTold;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Has a commit looked at whose jobs come in, or whose pull requests are others now. */
@ApplicationScoped
class WatchedNews {
    /** So that a burst of ends is one look, and what CI begins next has been seen. */
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Seals seals;
    private final DueWork dueWork;

    WatchedNews(Seals seals, DueWork dueWork) {
        this.seals = seals;
        this.dueWork = dueWork;
    }

    void jobTold(@Observes JobTold told) {
        look(told.job().repository(), told.job().commit(), CALM);
    }

    void commitResolved(@Observes CommitResolved resolved) {
        look(resolved.repository(), resolved.commit(), Duration.ZERO);
    }

    private void look(Repository repository, Commit commit, Duration after) {
        // Nobody said that a run begins: nothing is awaited.
        if (seals.isThere(repository, commit)) {
            dueWork.mark(WatchCommit.KIND, WatchCommit.key(repository, commit), after);
        }
    }
}
