package dev.afterrun.contracts.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the telling is that was begun last.
 *
 * @param newEpoch whether revisions leap ahead of all that were ever told
 * @param told jobs that were told once more
 * @param expected jobs that there were to be told when it began
 */
public record TellAgainStatus(
        long id, boolean newEpoch, Instant startedAt, Optional<Instant> finishedAt, long told, long expected) {

    /** Whether there is still work under way. */
    @JsonIgnore
    public boolean isUnderWay() {
        return finishedAt.isEmpty();
    }
}
