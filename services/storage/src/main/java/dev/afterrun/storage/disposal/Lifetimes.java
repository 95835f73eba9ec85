package dev.afterrun.storage.disposal;

import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.KeptCommits;
import dev.afterrun.storage.catalog.Shares;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * When a job's files go: one lifetime for all, but for files whose sender chose another; it begins anew when a pointer leads
 * away from them. Somebody who may write can ask for more.
 */
@ApplicationScoped
public class Lifetimes {
    private final RetentionSettings settings;
    private final Shares shares;
    private final KeptCommits kept;

    Lifetimes(RetentionSettings settings, Shares shares, KeptCommits kept) {
        this.settings = settings;
        this.shares = shares;
        this.kept = kept;
    }

    /** The end of the job's files. */
    public Instant expiry(Job job) {
        var usual = usual(job);
        return kept.until(job).filter(usual::isBefore).orElse(usual);
    }

    private Instant usual(Job job) {
        return job.releasedAt()
                .filter(job.recordedAt()::isBefore)
                .orElse(job.recordedAt())
                .plus(shares.lifetime(job).orElse(settings.lifetime()));
    }
}
