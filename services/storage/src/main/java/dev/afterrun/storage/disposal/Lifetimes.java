package dev.afterrun.storage.disposal;

import dev.afterrun.storage.catalog.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** When a job's files go: so far, one lifetime for all, which begins anew when a pointer leads away from them. */
@ApplicationScoped
public class Lifetimes {
    private final RetentionSettings settings;

    Lifetimes(RetentionSettings settings) {
        this.settings = settings;
    }

    /** The end of the job's files. */
    public Instant expiry(Job job) {
        return job.releasedAt()
                .filter(job.recordedAt()::isBefore)
                .orElse(job.recordedAt())
                .plus(settings.lifetime());
    }
}
