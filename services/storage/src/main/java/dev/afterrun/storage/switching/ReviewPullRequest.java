package dev.afterrun.storage.switching;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.catalog.Repository;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Brings a switch in step with how the forge shows the pull request now. What happened in between changes nothing. */
@ApplicationScoped
class ReviewPullRequest {
    private final Switching switching;
    private final CompareWithSeen compare;

    ReviewPullRequest(Switching switching, CompareWithSeen compare) {
        this.switching = switching;
        this.compare = compare;
    }

    /** Ends the switch where the pull request has, or where its head does something else in CI; else is good for the head. */
    void review(Repository repository, PullRequest now) throws IOException {
        var found = switching.whereOn(repository, now.number());
        if (found.isEmpty()) {
            return;
        }
        var state = found.get();
        if (now.state() != PullRequestState.OPEN) {
            var why = now.state() == PullRequestState.MERGED ? SwitchEnd.MERGED : SwitchEnd.CLOSED;
            switching.end(repository, now.number(), state.serial(), why);
        } else if (isGoodForHead(repository, now, state)) {
            switching.goodFor(repository, now.number(), state.serial(), now.head(), Switching.Place.HEAD);
            now.testMerge()
                    .ifPresent(merge -> switching.goodFor(
                            repository, now.number(), state.serial(), merge, Switching.Place.ELSEWHERE));
        } else {
            switching.end(repository, now.number(), state.serial(), SwitchEnd.RERENDER);
        }
    }

    private boolean isGoodForHead(Repository repository, PullRequest now, SwitchState state) throws IOException {
        return switching.isGoodFor(repository, now.number(), now.head())
                || compare.rerendering(repository, state.seen().orElseThrow(), now.head())
                        .isEmpty();
    }
}
