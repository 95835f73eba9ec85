package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What paths of a set are relative to, so that they mean the same on another machine. */
public enum PathBase {
    /** The directory in which the job works: its checkout. */
    @JsonProperty("workspace")
    WORKSPACE,
    /** The home of whoever runs the job. */
    @JsonProperty("home")
    HOME,
    /** The root of the file system. */
    @JsonProperty("root")
    ROOT;

    /** As JSON writes it, and as a directory is called that stands for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The base of this word.
     *
     * @throws IllegalArgumentException when it is none's
     */
    public static PathBase ofWord(String word) {
        for (var base : values()) {
            if (base.word().equals(word)) {
                return base;
            }
        }
        throw new IllegalArgumentException("there is no base '" + word + "'");
    }
}
