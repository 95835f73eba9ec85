package dev.afterrun.contracts.retention;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What holds files beyond what the rules say. */
public enum HoldKind {
    /** Somebody asked for it, with a reason. */
    PIN,
    /** A pointer leads to them. */
    POINTER,
    /** Somebody asked for it on the pull request: {@code /afterrun keep}. */
    COMMAND;

    /** As it stands in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static HoldKind parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
