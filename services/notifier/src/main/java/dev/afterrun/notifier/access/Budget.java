package dev.afterrun.notifier.access;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;

/** What a write costs: the account's limits are the same for all that is written. */
@ApplicationScoped
public class Budget {
    /** The longest window over which a forge counts requests. */
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    private final Accounts accounts;
    private final DatabaseTime time;

    Budget(Accounts accounts, DatabaseTime time) {
        this.accounts = accounts;
        this.time = time;
    }

    /** What to do instead, of an account that has nothing to spend for so long. */
    public static Outcome spent(Duration wait) {
        return new Outcome.LaneRests(wait, "what the forge allows is spent, or it asked to be left alone");
    }

    /** Spends a write; what to do instead where there is none. */
    @Transactional
    public Optional<Outcome> spend(RepositoryName repository) {
        var wait = accounts.spend(repository, time.now());
        return wait.isPositive() ? Optional.of(spent(wait)) : Optional.empty();
    }

    /** Nothing was written after all. */
    @Transactional
    public void giveBack(RepositoryName repository) {
        accounts.giveBack(repository);
    }

    /** Leaves the account alone for as long as the forge asks, an hour at most; tells how long that is. */
    @Transactional
    Duration rest(RepositoryName repository, Duration asked) {
        var wait = asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
        accounts.rest(repository, time.now().plus(wait));
        return wait;
    }
}
