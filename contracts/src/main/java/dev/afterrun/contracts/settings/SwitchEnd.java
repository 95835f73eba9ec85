package dev.afterrun.contracts.settings;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why the uploads of a pull request are off again. */
public enum SwitchEnd {
    /** As many runs have brought files as were asked for. */
    RUNS,
    /** The time that was asked for has passed. */
    TIME,
    /** The pull request was closed. */
    CLOSED,
    /** The pull request was merged. */
    MERGED,
    /** A push changed what CI does, or it cannot be told that it did not. */
    RERENDER,
    /** Somebody switched it off. */
    SWITCHED_OFF;

    /** As JSON writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
