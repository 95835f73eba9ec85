package dev.afterrun.contracts.event;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;

/**
 * A job has finished. Identity and trust are ingest's, from verified claims; the report is the job's own words.
 *
 * <p>Type {@value #TYPE}.
 */
public record RunFinished(JobId job, TrustLevel trust, RunReport report) implements RunFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.run.finished.v1";
}
