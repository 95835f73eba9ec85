package dev.afterrun.storage.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.DelegatingForge;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.PullRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The local forge with GitHub's doubts: a hint counts only where it is true, and a commit that was forced away is forgotten. */
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
        return Stream.concat(local.pullRequestsOf(repository, commit, OptionalInt.empty()).stream(), hinted.stream())
                .filter(pullRequest -> pullRequest.isAt(commit))
                .distinct()
                .toList();
    }
}
