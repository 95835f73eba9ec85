package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.picture.Displays;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.picture.ToldDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes note of what storage has decided. It makes no comment where no job has anything to show yet. */
@ApplicationScoped
public class TakeNoteOfDecision {
    private final ToldDecisions decisions;
    private final Displays displays;
    private final ForgeSettings forge;

    TakeNoteOfDecision(ToldDecisions decisions, Displays displays, ForgeSettings forge) {
        this.decisions = decisions;
        this.displays = displays;
        this.forge = forge;
    }

    /** Makes due the comment and the check that it changes; redelivered or overtaken, it changes none. */
    @Transactional
    public void pullRequestTold(PullRequestTold told) {
        if (decisions.advance(told) && told.repository().forge().equals(forge.name())) {
            displays.renew(new PullRequestKey(told.repository(), told.number()), told.name());
        }
    }

    /**
     * Where the repository wants to be told otherwise, its pull requests are due again, little by little. That its settings are
     * broken, or most of its quota is used, is shown whenever a comment is written next.
     */
    @Transactional
    public void repositoryTold(RepositoryTold told) {
        if (decisions.advance(told) && told.repository().forge().equals(forge.name())) {
            displays.renewAll(told.repository());
        }
    }
}
