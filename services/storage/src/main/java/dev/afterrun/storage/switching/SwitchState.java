package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.contracts.settings.UploadMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The switch of one pull request.
 *
 * <pre>
 * off ──▶ on (serial + 1) ──▶ off: runs, time, closed, merged, rerender, switched-off
 *          ▲  └─ asked again: on (serial + 1)
 *          └──── asked again ◀──────┘
 * </pre>
 *
 * @param left until its time limit, by the database's clock; zero or less once that has passed
 * @param runs how many have brought package files since it was switched on
 * @param seen the last head that counts as seen by whoever switched on
 */
record SwitchState(
        long serial,
        boolean on,
        Duration left,
        Optional<Instant> endsAt,
        Optional<Integer> maxRuns,
        int runs,
        Optional<Actor> by,
        Optional<Instant> askedAt,
        Optional<SwitchEnd> ended,
        Optional<Instant> endedAt,
        Optional<Commit> seen) {

    boolean isOver() {
        return !left.isPositive();
    }

    /** Whether jobs of runs that were counted may still bring files. */
    boolean lastsForItsRuns() {
        return !isOver() && ended.filter(SwitchEnd.RUNS::equals).isPresent();
    }

    UploadsTold told(UploadMode mode) {
        return new UploadsTold(
                mode,
                on,
                endsAt.filter(time -> on),
                maxRuns.filter(most -> on).map(most -> most - runs),
                by,
                askedAt,
                ended,
                endedAt);
    }
}
