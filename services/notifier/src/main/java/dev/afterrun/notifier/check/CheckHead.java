package dev.afterrun.notifier.check;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.duework.Worker;
import dev.afterrun.notifier.access.Budget;
import dev.afterrun.notifier.access.ForgeCalls;
import dev.afterrun.notifier.access.Refusals;
import dev.afterrun.notifier.picture.Displays;
import dev.afterrun.notifier.picture.PullRequestKey;
import dev.afterrun.notifier.picture.ToldDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;

/** Brings the check of a pull request's head in step with what is known of it, where its repository wants one. */
@ApplicationScoped
class CheckHead implements Worker {
    private final ToldDecisions decisions;
    private final Displays displays;
    private final Budget budget;
    private final TellOfHead head;
    private final ForgeCalls calls;
    private final Refusals refusals;

    CheckHead(
            ToldDecisions decisions,
            Displays displays,
            Budget budget,
            TellOfHead head,
            ForgeCalls calls,
            Refusals refusals) {
        this.decisions = decisions;
        this.displays = displays;
        this.budget = budget;
        this.head = head;
        this.calls = calls;
        this.refusals = refusals;
    }

    @Override
    public String kind() {
        return Displays.CHECK;
    }

    @Override
    public Duration lease() {
        return Duration.ofMinutes(1);
    }

    /** One repository after the other, as comments are written. */
    @Override
    public boolean isInLanes() {
        return true;
    }

    @Override
    public Outcome work(String key) throws IOException {
        var pullRequest = PullRequestKey.parse(key);
        var mode = decisions.settingsOf(pullRequest.repository()).check();
        var name = displays.nameOf(pullRequest);
        if (mode == CheckMode.NONE || name.isEmpty()) {
            return Outcome.DONE;
        }
        var obstacle = budget.spend(name.get());
        return obstacle.isPresent() ? obstacle.get() : check(pullRequest, name.get(), mode);
    }

    private Outcome check(PullRequestKey pullRequest, RepositoryName name, CheckMode mode) throws IOException {
        return calls.make(
                pullRequest.repository(),
                name,
                () -> {
                    var outcome = head.of(pullRequest, name, mode);
                    if (outcome.equals(Outcome.DONE)) {
                        refusals.taken(kind(), pullRequest.toString());
                    }
                    return outcome;
                },
                why -> refusals.refused(kind(), pullRequest.toString(), why));
    }
}
