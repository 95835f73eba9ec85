package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.ActorKind;
import dev.afterrun.http.identity.NotAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts in the memory of this process what was refused to whom: of a thousand times in an hour two rows tell, one at once and one
 * when the hour is over. Any thread may count; it never waits.
 */
@ApplicationScoped
public class RefusedAttempts {
    /** Between two rows of the same. */
    static final Duration HOUR = Duration.ofHours(1);

    /** How many are told apart; more are counted together. */
    static final int MOST = 1_000;

    private final Authors authors;
    private final Clock clock;
    private final ConcurrentMap<What, Count> counts = new ConcurrentHashMap<>();

    RefusedAttempts(Authors authors, Clock clock) {
        this.authors = authors;
        this.clock = clock;
    }

    void refused(@Observes NotAllowed refusal) {
        refused(authors.of(refusal.caller()), refusal.action().word());
    }

    /** One more. */
    public void refused(Author by, String action) {
        add(by, action, 1);
    }

    /** What is to be told now, and then counts as told: what is new, and what an hour has passed since; at the end all. */
    List<Refused> take(boolean all) {
        var taken = new ArrayList<Refused>();
        var now = clock.instant();
        for (var what : counts.keySet()) {
            counts.computeIfPresent(what, (_, count) -> {
                if (!all && now.isBefore(count.toldAt().plus(HOUR))) {
                    return count;
                }
                if (count.times() == 0) {
                    return forgotten();
                }
                taken.add(new Refused(count.last(), count.action(), count.times()));
                return new Count(count.last(), count.action(), 0, now);
            });
        }
        return taken;
    }

    /** It could not be told: that is tried again when an hour has passed. */
    void giveBack(Refused refused) {
        add(refused.by(), refused.action(), refused.times());
    }

    private void add(Author by, String action, long times) {
        var own = What.of(by, action);
        var isApart = counts.size() < MOST || counts.containsKey(own);
        var author = isApart ? by : by.amongOthers();
        counts.merge(
                isApart ? own : What.of(author, action),
                new Count(author, action, times, Instant.EPOCH),
                (before, more) -> new Count(author, action, before.times() + more.times(), before.toldAt()));
    }

    @SuppressWarnings("NullAway") // how a map is told that nothing is to stay
    private static Count forgotten() {
        return null;
    }

    /**
     * What is refused to somebody.
     *
     * @param by as they asked last
     */
    record Refused(Author by, String action, long times) {}

    /** What is counted together. */
    private record What(ActorKind kind, String name, Optional<String> issuer, String action) {
        static What of(Author by, String action) {
            return new What(by.kind(), by.name(), by.issuer(), action);
        }
    }

    /**
     * How often since it was told.
     *
     * @param toldAt the beginning of time where it never was
     */
    private record Count(Author last, String action, long times, Instant toldAt) {}
}
