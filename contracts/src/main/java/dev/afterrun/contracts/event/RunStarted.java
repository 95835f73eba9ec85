package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.RunId;
import java.util.Optional;

/**
 * A run, or a job of it, has begun. Identity and trust are ingest's, from verified claims; the report is CI's own words.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param trustIfListed what raises that trust where storage finds the workflow listed; older versions wrote none, which means that
 *     nothing does
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RunStarted(RunId run, TrustLevel trust, Optional<TrustIfListed> trustIfListed, StartReport report)
        implements RunFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.run.started.v1";

    /** One whose trust nothing raises. */
    public RunStarted(RunId run, TrustLevel trust, StartReport report) {
        this(run, trust, Optional.empty(), report);
    }
}
