package dev.afterrun.contracts.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a pull request has come; closed means that it was not merged. */
public enum PullRequestState {
    OPEN,
    CLOSED,
    MERGED;

    /** As JSON writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
