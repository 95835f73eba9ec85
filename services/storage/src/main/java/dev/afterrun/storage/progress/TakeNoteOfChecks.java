package dev.afterrun.storage.progress;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Takes note of what the forge tells of its own runs and checks: it says when to ask, and the answer decides. */
@ApplicationScoped
public class TakeNoteOfChecks {
    /** Several workflows of one push are one question. */
    private static final Duration CALM = Duration.ofSeconds(5);

    private final Repositories repositories;
    private final Seals seals;
    private final DueWork dueWork;
    private final Sql sql;
    private final Clock clock;

    TakeNoteOfChecks(Repositories repositories, Seals seals, DueWork dueWork, Sql sql, Clock clock) {
        this.repositories = repositories;
        this.seals = seals;
        this.dueWork = dueWork;
        this.sql = sql;
        this.clock = clock;
    }

    /** A workflow was queued, began or ended: of a commit that has a seal, the forge is asked. */
    @Transactional
    public void workflowRunChanged(WorkflowRunChanged changed) {
        repositories.knownAs(changed.repository(), changed.name()).stream()
                .filter(repository -> seals.worthAsking(repository, changed.commit(), clock.instant()))
                .forEach(repository -> look(repository, changed.commit(), CALM));
    }

    /** Somebody asked for our check again: the commit is open until the forge was asked once more. */
    @Transactional
    public void rerunRequested(String delivery, RerunRequested rerun) {
        repositories.knownAs(rerun.repository(), rerun.name()).stream()
                .filter(repository -> hasJobs(repository, rerun.commit()))
                .forEach(repository -> again(repository, rerun.commit(), delivery));
    }

    private void again(Repository repository, Commit commit, String delivery) {
        var now = clock.instant();
        seals.heard(repository, commit, now);
        if (seals.askedAgain(repository, commit, delivery)) {
            seals.change(repository, commit, Seal.OPEN, now);
            look(repository, commit, Duration.ZERO);
        }
    }

    private boolean hasJobs(Repository repository, Commit commit) {
        return seals.isThere(repository, commit)
                || sql.exists(
                        "SELECT 1 FROM job WHERE repository_id = ? AND commit_sha = ? LIMIT 1",
                        repository.id(),
                        commit.hex());
    }

    private void look(Repository repository, Commit commit, Duration after) {
        dueWork.mark(WatchCommit.KIND, WatchCommit.key(repository, commit), after);
    }
}
