package dev.afterrun.contracts.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The two steps in which files move from one store to another. */
public enum MoveStep {
    /** All that lies in the first store gets a copy in the second. */
    COPY,
    /** What is well in the second store leaves the first. */
    DRAIN;

    /** As it stands in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
