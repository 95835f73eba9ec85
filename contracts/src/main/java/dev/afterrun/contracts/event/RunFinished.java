package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import java.util.Optional;

/**
 * A job has finished. Identity and trust are ingest's, from verified claims; the report is the job's own words.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param trustIfListed what raises that trust where storage finds the workflow listed; older versions wrote none, which means that
 *     nothing does
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RunFinished(JobId job, TrustLevel trust, Optional<TrustIfListed> trustIfListed, RunReport report)
        implements RunFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.run.finished.v1";

    /** One whose trust nothing raises. */
    public RunFinished(JobId job, TrustLevel trust, RunReport report) {
        this(job, trust, Optional.empty(), report);
    }
}
