package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a job ended. Files are kept whichever it is. */
public enum Conclusion {
    SUCCESS,
    FAILURE,
    CANCELLED;

    /** As JSON and flags write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
