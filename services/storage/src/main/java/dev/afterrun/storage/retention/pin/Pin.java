package dev.afterrun.storage.retention.pin;

import dev.afterrun.contracts.ArtifactPath;
import java.time.Instant;
import java.util.Optional;

/**
 * Files of a run that somebody asked to keep.
 *
 * @param id what it is ended by
 * @param path of the one file that it holds; empty: it holds all of the run's
 * @param until empty: until somebody ends it
 */
public record Pin(long id, Optional<ArtifactPath> path, Optional<Instant> until, String owner, String reason) {

    /** Whether it holds the file that lies here. */
    public boolean holds(ArtifactPath file) {
        return path.isEmpty() || path.get().equals(file);
    }

    /** Whether it holds longer than {@code other}. */
    public boolean outlasts(Pin other) {
        return until.isEmpty() || (other.until.isPresent() && until.get().isAfter(other.until.get()));
    }
}
