package dev.afterrun.contracts.event;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.RunId;

/**
 * A run, or a job of it, has begun. Identity and trust are ingest's, from verified claims; the report is CI's own words.
 *
 * <p>Type {@value #TYPE}.
 */
public record RunStarted(RunId run, TrustLevel trust, StartReport report) implements RunFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.run.started.v1";
}
