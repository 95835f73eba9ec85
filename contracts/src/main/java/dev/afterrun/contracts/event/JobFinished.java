package dev.afterrun.contracts.event;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;

/**
 * A job has come to its end; what it made may follow as a {@link RunFinished}. Identity and trust are ingest's, from verified
 * claims; the report is the job's own words.
 *
 * <p>Type {@value #TYPE}.
 */
public record JobFinished(JobId job, TrustLevel trust, JobReport report) implements RunFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.job.finished.v1";
}
