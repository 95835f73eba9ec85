package dev.afterrun.storage.catalog;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the first of a job's files go, as its row says it: 9999-12-31 where it has files and none of them has an end, so that whoever
 * asks for jobs with files finds it; NULL where it has none.
 */
final class NextEnd {
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private NextEnd() {}

    /** What is written of a job that has files. */
    static Instant column(Optional<Instant> end) {
        return end.orElse(NEVER);
    }

    /** What is read; empty where there are no files, or none that goes. */
    static Optional<Instant> of(@Nullable Instant column) {
        return Optional.ofNullable(column).filter(end -> end.isBefore(NEVER));
    }
}
