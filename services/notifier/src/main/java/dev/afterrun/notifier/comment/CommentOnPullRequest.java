package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.Worker;
import dev.afterrun.notifier.access.Budget;
import dev.afterrun.notifier.access.ForgeCalls;
import dev.afterrun.notifier.access.Refusals;
import dev.afterrun.notifier.picture.Displays;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.picture.ToldDecisions;
import dev.afterrun.notifier.rendering.CommentRendering;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** Brings the one comment on a pull request in step with what is known of it, unless its repository wants none. */
@ApplicationScoped
class CommentOnPullRequest implements Worker {
    static final String KIND = Displays.COMMENT;

    private final ToldDecisions decisions;
    private final Turns turns;
    private final WantedComment wanted;
    private final OneComment comment;
    private final WaitForComment wait;
    private final CommentSteps steps;
    private final ForgeCalls calls;
    private final Refusals refusals;

    CommentOnPullRequest(
            ToldDecisions decisions,
            Turns turns,
            WantedComment wanted,
            OneComment comment,
            WaitForComment wait,
            CommentSteps steps,
            ForgeCalls calls,
            Refusals refusals) {
        this.decisions = decisions;
        this.turns = turns;
        this.wanted = wanted;
        this.comment = comment;
        this.wait = wait;
        this.steps = steps;
        this.calls = calls;
        this.refusals = refusals;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }

    /** One repository after the other, however many comments each has due. */
    @Override
    public boolean isInLanes() {
        return true;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var pullRequest = PullRequestKey.parse(key);
        if (decisions.settingsOf(pullRequest.repository()).comments() == CommentMode.NEVER) {
            return Outcome.DONE;
        }
        return switch (turns.take(pullRequest)) {
            case Turn.NotYet(var again) -> again;
            case Turn.AccountRests(var time) -> Budget.spent(time);
            case Turn.Silent ignored -> none(pullRequest);
            case Turn.Ours turn -> inTurn(turn);
        };
    }

    private Outcome none(PullRequestKey pullRequest) {
        wait.passedOver(pullRequest);
        return Outcome.DONE;
    }

    private Outcome inTurn(Turn.Ours turn) throws IOException {
        var key = turn.pullRequest().toString();
        return calls.make(
                turn.pullRequest().repository(),
                turn.repository(),
                () -> say(turn),
                why -> refusals.refused(KIND, key, why));
    }

    private Outcome say(Turn.Ours turn) throws IOException {
        var sent = false;
        try {
            var wished = wanted.on(turn);
            if (wished.body().isPresent()) {
                var body = wished.body().get();
                var first = steps.notShown(wished.jobs());
                // From here on a failure may have been a write whose answer was lost.
                sent = true;
                sent = steps.within(first, () -> comment.say(turn, CommentRendering.MARKER, body));
                wait.shown(wished.jobs());
            } else {
                wait.passedOver(wished.jobs());
            }
        } finally {
            turns.end(turn, sent);
        }
        refusals.taken(KIND, turn.pullRequest().toString());
        return Outcome.DONE;
    }
}
