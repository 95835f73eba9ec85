package dev.afterrun.storage.disposal;

import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Shares;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * When a job's files go: one lifetime for all, but for files whose sender chose another; it begins anew when a pointer leads
 * away from them.
 */
@ApplicationScoped
public class Lifetimes {
    private final RetentionSettings settings;
    private final Shares shares;

    Lifetimes(RetentionSettings settings, Shares shares) {
        this.settings = settings;
        this.shares = shares;
    }

    /** The end of the job's files. */
    public Instant expiry(Job job) {
        return job.releasedAt()
                .filter(job.recordedAt()::isBefore)
                .orElse(job.recordedAt())
                .plus(shares.lifetime(job).orElse(settings.lifetime()));
    }
}
