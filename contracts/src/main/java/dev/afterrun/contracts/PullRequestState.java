package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a pull request has come; closed means that it was not merged. */
public enum PullRequestState {
    OPEN,
    CLOSED,
    MERGED;

    /** @throws IllegalArgumentException when {@code text} is no state in lower case */
    @JsonCreator
    public static PullRequestState parse(String text) {
        for (var state : values()) {
            if (state.toString().equals(text)) {
                return state;
            }
        }
        throw new IllegalArgumentException("a pull request is 'open', 'closed' or 'merged', not '" + text + "'");
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
