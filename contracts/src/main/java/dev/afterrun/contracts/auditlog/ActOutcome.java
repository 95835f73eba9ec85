package dev.afterrun.contracts.auditlog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What came of an act. */
public enum ActOutcome {
    /** It was done: the row was committed together with it. */
    DONE,
    /** Somebody else, the forge or a store, is asked to do it next; whether it did is not here. */
    ASKED,
    /** It was not done, since whoever wanted it may not. */
    REFUSED;

    /** As JSON has it: {@code done}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of this word. */
    public static ActOutcome of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no outcome"));
    }
}
