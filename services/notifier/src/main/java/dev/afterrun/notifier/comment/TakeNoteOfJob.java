package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.picture.Displays;
import dev.afterrun.notifier.picture.JobSnapshots;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.picture.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;

/** Takes note of what storage tells of a job; workers bring comment and check in step, since the forge may be slow or away. */
@ApplicationScoped
public class TakeNoteOfJob {
    private final JobSnapshots jobs;
    private final Seals seals;
    private final Displays displays;
    private final ForgeSettings forge;

    TakeNoteOfJob(JobSnapshots jobs, Seals seals, Displays displays, ForgeSettings forge) {
        this.jobs = jobs;
        this.seals = seals;
        this.displays = displays;
        this.forge = forge;
    }

    /** Makes due the comments and checks that the snapshot changes; redelivered or overtaken, it changes none. */
    @Transactional
    public void runStored(RunStored stored) {
        Tracing.isAbout(stored.job(), stored.repository());
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
                displays.renew(pullRequest, repository);
            }
        }
    }
}
