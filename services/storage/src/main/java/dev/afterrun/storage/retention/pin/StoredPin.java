package dev.afterrun.storage.retention.pin;

import dev.afterrun.contracts.job.JobKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A pin with where it stands and who set it.
 *
 * @param job the one whose file it holds; empty where it holds all of the run
 * @param by the token's principal
 */
public record StoredPin(Pin pin, String run, Optional<OfJob> job, String by, Instant since) {
    /** A job's key, and what it is called. */
    public record OfJob(JobKey key, String name, int attempt) {}
}
