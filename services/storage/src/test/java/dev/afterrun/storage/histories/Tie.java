package dev.afterrun.storage.histories;

import java.time.Duration;
import java.util.Optional;

/**
 * How a job may stand to its pull request, as far as storage may know.
 *
 * @param mayBeNone whether storage may not have heard of it
 * @param closedFor how long ago it was closed at the earliest; empty where it is open for sure
 */
record Tie(boolean mayBeNone, Optional<Duration> closedFor) {
    boolean mayBeClosedFor(Duration time) {
        return closedFor.filter(closed -> closed.compareTo(time) >= 0).isPresent();
    }
}
