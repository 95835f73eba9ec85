package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.duework.DueWork;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.picture.JobSnapshots;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.picture.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Set;

/** Takes note of what storage tells of a job; a worker brings the comment in step, since the forge may be slow or away. */
@ApplicationScoped
public class TakeNoteOfJob {
    private final JobSnapshots jobs;
    private final Seals seals;
    private final Turns turns;
    private final DueWork dueWork;
    private final ForgeSettings forge;

    TakeNoteOfJob(JobSnapshots jobs, Seals seals, Turns turns, DueWork dueWork, ForgeSettings forge) {
        this.jobs = jobs;
        this.seals = seals;
        this.turns = turns;
        this.dueWork = dueWork;
        this.forge = forge;
    }

    /** Marks the comments due that the snapshot changes; redelivered or overtaken, it changes none. */
    @Transactional
    public void runStored(RunStored stored) {
        mark(jobs.advance(stored), stored.repository());
    }

    /** The same of a job that has not ended. */
    @Transactional
    public void runUnderway(RunUnderway underway) {
        mark(jobs.advance(underway), underway.repository());
    }

    /** The same where more jobs of a commit are awaited, or none any more. */
    @Transactional
    public void sealChanged(SealChanged changed) {
        mark(seals.advance(changed), changed.name());
    }

    private void mark(Set<PullRequestKey> changed, RepositoryName repository) {
        for (var pullRequest : changed) {
            // Of another forge, its number would be somebody else's pull request here.
            if (pullRequest.repository().forge().equals(forge.name())) {
                turns.know(pullRequest, repository);
                dueWork.mark(CommentOnPullRequest.KIND, pullRequest.toString(), Duration.ZERO);
            }
        }
    }
}
