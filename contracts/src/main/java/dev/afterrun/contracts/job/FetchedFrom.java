package dev.afterrun.contracts.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Out of whose run storage fetched a job's files, which the run had left with the forge. */
public enum FetchedFrom {
    /** The run was of a pull request out of another repository. */
    FORK,
    /** It was of one out of the repository itself. */
    REPOSITORY;

    /** As JSON writes it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is none of them */
    @JsonCreator
    public static FetchedFrom parse(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
