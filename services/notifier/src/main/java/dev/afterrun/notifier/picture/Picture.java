package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.job.JobProgress;
import java.net.URI;
import java.util.List;

/**
 * All that the comment on a pull request can show.
 *
 * @param head the pull request's present head
 * @param jobs those of the head that count: the failed ones first, then in the order in which CI started their runs
 * @param underway those of the head that have not ended
 * @param unsealed whether storage says that more jobs of the head are awaited
 * @param older the other commits, the newest first
 * @param answers what people were answered in words, the newest first
 * @param page the pull request's page
 */
public record Picture(
        Commit head,
        List<RunStored> jobs,
        List<RunUnderway> underway,
        boolean unsealed,
        List<OlderCommit> older,
        List<AnsweredCommand> answers,
        URI page,
        Decisions decisions) {

    /** Whether more is to come, so that nothing can be said of all jobs yet. */
    public boolean isOpen() {
        return unsealed || underway.stream().anyMatch(job -> job.progress() != JobProgress.MISSING);
    }

    /** Whether there is anything that is worth a comment where there is none: a file, a summary, a failure or an answer. */
    public boolean isWorthAComment() {
        return !answers.isEmpty() || jobs.stream().anyMatch(Picture::isWorthAComment);
    }

    /** Whether there is anything that even those want a comment for who want few. */
    public boolean isNoteworthy() {
        return Noteworthy.isIn(this);
    }

    private static boolean isWorthAComment(RunStored job) {
        return job.conclusion() == Conclusion.FAILURE
                || job.summary().isPresent()
                || job.counts().awaiting()
                                + job.counts().stored()
                                + job.counts().missing()
                                + job.counts().refused()
                                + job.counts().expired()
                        > 0;
    }
}
