package dev.afterrun.contracts.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a job has come that nobody has told the end of. */
public enum JobProgress {
    /** Its run said that it is to come. */
    EXPECTED,
    /** It said itself that it has begun. */
    RUNNING,
    /** It was expected or running, and nothing was heard of it for too long. It may still come. */
    MISSING;

    /** As JSON writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
