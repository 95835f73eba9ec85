package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobProgress;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A job whose end nobody has told, as a row.
 *
 * <pre>
 * expected ──▶ running ──▶ (its end is told: this row goes)
 *     └─ missing ─▲└─ missing
 * </pre>
 *
 * @param heardAt when it was announced, or said that it has begun
 * @param missingBy when nothing was heard of it for too long
 * @param revision how often it was told of
 * @param told the digest of what was told last
 */
public record UnderwayJob(
        JobId job,
        TrustLevel trust,
        JobProgress progress,
        boolean begun,
        Instant heardAt,
        Instant missingBy,
        Optional<Instant> startedAt,
        Optional<URI> url,
        long revision,
        Optional<String> told) {

    /** Whether it went missing. */
    public boolean isMissing() {
        return progress == JobProgress.MISSING;
    }
}
