package dev.afterrun.storage.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.PullRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * The local forge with GitHub's doubts: a hint counts only where it is true, a commit that was forced away is forgotten, and so is one whose
 * pull request was closed without a merge, but for its number.
 */
public final class ConfirmingForge extends DelegatingForge {
    private final Forge local;

    public ConfirmingForge(Forge local) {
        this.local = local;
    }

    @Override
    protected Forge forge() {
        return local;
    }

    @Override
    public List<PullRequest> pullRequestsOf(RepositoryName repository, Commit commit, OptionalInt hint)
            throws IOException {
        var hinted = hint.isPresent() ? local.pullRequest(repository, hint.getAsInt()) : Optional.<PullRequest>empty();
        var told = local.pullRequestsOf(repository, commit, OptionalInt.empty()).stream()
                .filter(pullRequest -> pullRequest.state() != PullRequestState.CLOSED);
        return Stream.concat(told, hinted.stream())
                .filter(pullRequest -> pullRequest.isAt(commit))
                .distinct()
                .toList();
    }
}
