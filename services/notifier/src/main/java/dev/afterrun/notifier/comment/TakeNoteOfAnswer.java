package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.duework.DueWork;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.picture.AnsweredCommands;
import dev.afterrun.notifier.picture.Displays;
import dev.afterrun.notifier.picture.PullRequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Takes note of what a command was answered with: a sign beside what asked, and words in our comment. */
@ApplicationScoped
public class TakeNoteOfAnswer {
    private final AnsweredCommands answers;
    private final Displays displays;
    private final Turns turns;
    private final DueWork dueWork;
    private final ForgeSettings forge;

    TakeNoteOfAnswer(AnsweredCommands answers, Displays displays, Turns turns, DueWork dueWork, ForgeSettings forge) {
        this.answers = answers;
        this.displays = displays;
        this.turns = turns;
        this.dueWork = dueWork;
        this.forge = forge;
    }

    /** Makes due what is to be seen of the answer. Words make a comment where there is none yet. */
    @Transactional
    public void commandAnswered(CommandAnswered answered) {
        if (!answered.repository().forge().equals(forge.name())) {
            return;
        }
        var pullRequest = new PullRequestKey(answered.repository(), answered.number());
        displays.know(pullRequest, answered.name());
        answered.comment()
                .map(comment -> new WantedReaction(pullRequest, comment, answered.reaction()))
                .ifPresent(wanted -> dueWork.mark(SetReaction.KIND, wanted.toString(), Duration.ZERO));
        answered.text().ifPresent(said -> answers.keep(pullRequest, answered, said));
        if (answered.showsComment()) {
            turns.askAgain(pullRequest, answered.answeredAt());
        }
        if (answered.text().isPresent() || answered.showsComment()) {
            displays.renew(pullRequest, answered.name());
        }
    }
}
