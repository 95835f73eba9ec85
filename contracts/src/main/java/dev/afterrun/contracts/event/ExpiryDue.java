package dev.afterrun.contracts.event;

import dev.afterrun.contracts.job.JobId;
import java.time.Instant;

/**
 * A proposal: the files of this job are due to go. Storage decides, by its own clock.
 *
 * <p>Type {@value #TYPE}.
 */
public record ExpiryDue(JobId job, Instant due) implements ExpiryFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.expiry.due.v1";
}
