package dev.afterrun.cli.notify.comment;

import dev.afterrun.cli.notify.forge.ForgeCalls;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.PullRequest;
import java.util.HashSet;
import java.util.Set;

/** Whether our commit may take another's place in the comment: the forge's present head decides, then its history. */
final class Succession {
    private static final String WHAT = "asking which commit is the newer";

    private final Forge forge;
    private final ForgeCalls calls;
    private final RepositoryName repository;
    private final int number;
    private final Commit ours;
    private final Set<Commit> earlier = new HashSet<>();

    Succession(Forge forge, ForgeCalls calls, RepositoryName repository, int number, Commit ours) {
        this.forge = forge;
        this.calls = calls;
        this.repository = repository;
        this.number = number;
        this.ours = ours;
    }

    /** Whether it is ours, or is known already to be an earlier one. */
    boolean isSettled(Commit shown) {
        return shown.equals(ours) || earlier.contains(shown);
    }

    /** Asks the forge; remembered where ours comes after {@code shown}. */
    boolean comesAfter(Commit shown) {
        var after = ask(shown);
        if (after) {
            earlier.add(shown);
        }
        return after;
    }

    private boolean ask(Commit shown) {
        var head = calls.ask(WHAT, () -> forge.pullRequest(repository, number)).map(PullRequest::head);
        if (head.filter(ours::equals).isPresent()) {
            return true;
        }
        return head.filter(shown::equals).isEmpty()
                && calls.ask(WHAT, () -> forge.isDescendant(repository, ours, shown));
    }
}
