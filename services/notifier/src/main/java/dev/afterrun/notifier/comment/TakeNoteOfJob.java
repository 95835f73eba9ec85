package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.duework.DueWork;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.picture.JobSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Takes note of what storage tells of a job; a worker brings the comment in step, since the forge may be slow or away. */
@ApplicationScoped
public class TakeNoteOfJob {
    private final JobSnapshots jobs;
    private final Turns turns;
    private final DueWork dueWork;
    private final ForgeSettings forge;

    TakeNoteOfJob(JobSnapshots jobs, Turns turns, DueWork dueWork, ForgeSettings forge) {
        this.jobs = jobs;
        this.turns = turns;
        this.dueWork = dueWork;
        this.forge = forge;
    }

    /** Marks the comments due that the snapshot changes; redelivered or overtaken, it changes none. */
    @Transactional
    public void runStored(RunStored stored) {
        var changed = jobs.advance(stored);
        if (!stored.job().repository().forge().equals(forge.name())) {
            // Its number would be somebody else's pull request here.
            return;
        }
        for (var pullRequest : changed) {
            turns.know(pullRequest, stored.repository());
            dueWork.mark(CommentOnPullRequest.KIND, pullRequest.toString(), Duration.ZERO);
        }
    }
}
