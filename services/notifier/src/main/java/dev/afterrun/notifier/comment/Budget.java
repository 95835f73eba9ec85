package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.notifier.picture.PullRequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** What a write that needs no turn costs: the account's limits are the same for it. */
@ApplicationScoped
class Budget {
    /** The longest window over which a forge counts requests. */
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final Turns turns;
    private final Accounts accounts;

    Budget(Turns turns, Accounts accounts) {
        this.turns = turns;
        this.accounts = accounts;
    }

    /** Spends a write, or tells why not. */
    @Transactional
    Spent spend(PullRequestKey pullRequest) {
        var known = turns.findByIdOptional(pullRequest.toString());
        if (known.isEmpty()) {
            return new Spent.Forgotten();
        }
        var repository = known.get().repository();
        var wait = accounts.spend(repository, turns.now());
        return wait.isPositive() ? new Spent.Wait(wait) : new Spent.One(repository);
    }

    /** Leaves the account alone for as long as the forge asks, an hour at most; tells how long that is. */
    @Transactional
    Duration rest(RepositoryName repository, Duration asked) {
        var wait = asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
        accounts.rest(repository, turns.now().plus(wait));
        return wait;
    }

    /** Whether there was a write to spend. */
    sealed interface Spent {
        /** There was, in the repository of this name. */
        record One(RepositoryName repository) implements Spent {}

        /** There is none for so long. */
        record Wait(Duration time) implements Spent {}

        /** Nothing is known of the pull request any more. */
        record Forgotten() implements Spent {}
    }
}
