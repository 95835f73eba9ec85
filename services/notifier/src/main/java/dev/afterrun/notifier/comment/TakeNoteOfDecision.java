package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.duework.DueWork;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.picture.ToldDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Takes note of what storage has decided. It makes no comment where no job has anything to show yet. */
@ApplicationScoped
public class TakeNoteOfDecision {
    private final ToldDecisions decisions;
    private final Turns turns;
    private final DueWork dueWork;
    private final ForgeSettings forge;

    TakeNoteOfDecision(ToldDecisions decisions, Turns turns, DueWork dueWork, ForgeSettings forge) {
        this.decisions = decisions;
        this.turns = turns;
        this.dueWork = dueWork;
        this.forge = forge;
    }

    /** Marks the comment due that it changes; redelivered or overtaken, it changes none. */
    @Transactional
    public void pullRequestTold(PullRequestTold told) {
        if (decisions.advance(told) && told.repository().forge().equals(forge.name())) {
            var key = new PullRequestKey(told.repository(), told.number());
            turns.know(key, told.name());
            dueWork.mark(CommentOnPullRequest.KIND, key.toString(), Duration.ZERO);
        }
    }

    /** It is shown whenever a comment is written next. */
    @Transactional
    public void repositoryTold(RepositoryTold told) {
        decisions.advance(told);
    }
}
