package dev.afterrun.forge.local.server;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.PullRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file of the store: a pull request, the commits that it has had, and what was said on it.
 *
 * @param present with an address below the server's, which may be another one after a restart
 * @param commits heads and test merges, oldest first, up to {@value #COMMITS}; the older ones are forgotten
 */
record StoredPullRequest(
        RepositoryName repository, PullRequest present, List<Commit> commits, Conversation conversation) {
    private static final int COMMITS = 1_000;

    StoredPullRequest {
        commits = List.copyOf(commits);
    }

    static StoredPullRequest opened(RepositoryName repository, int number, Commit head) {
        var page = URI.create("/" + repository + "/pull/" + number);
        var title = "Pull request " + number;
        var present =
                new PullRequest(number, head, Optional.empty(), "main", PullRequestState.OPEN, title, page, false);
        return new StoredPullRequest(repository, present, List.of(head), Conversation.EMPTY);
    }

    boolean has(Commit commit) {
        return commits.contains(commit);
    }

    /** The head moves to a commit that is new; one seen before was overtaken. A closed pull request stays as it is. */
    StoredPullRequest movedTo(Commit commit) {
        if (has(commit) || present.state() != PullRequestState.OPEN) {
            return this;
        }
        return with(new PullRequest(
                present.number(),
                commit,
                Optional.empty(),
                present.base(),
                present.state(),
                present.title(),
                present.url(),
                present.fork()));
    }

    /** The same pull request as {@code changed} has it; its earlier commits stay known. */
    StoredPullRequest with(PullRequest changed) {
        var known = new ArrayList<>(commits);
        changed.testMerge().filter(commit -> !known.contains(commit)).ifPresent(known::add);
        if (!known.contains(changed.head())) {
            known.add(changed.head());
        }
        var kept = known.subList(Math.max(0, known.size() - COMMITS), known.size());
        return new StoredPullRequest(repository, changed, kept, conversation);
    }

    StoredPullRequest with(Conversation changed) {
        return new StoredPullRequest(repository, present, commits, changed);
    }

    PullRequest shown(URI base) {
        return new PullRequest(
                present.number(),
                present.head(),
                present.testMerge(),
                present.base(),
                present.state(),
                present.title(),
                base.resolve(present.url()),
                present.fork());
    }
}
