package dev.afterrun.contracts.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether pull requests get a comment. */
public enum CommentMode {
    ALWAYS,
    /** Only where something failed, or is other than it was. */
    QUIET,
    NEVER;

    /** @throws IllegalArgumentException when {@code word} is none, naming those that are */
    @JsonCreator
    public static CommentMode parse(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is one of "
                        + Arrays.stream(values()).map(CommentMode::word).collect(Collectors.joining(", "))
                        + ", not '" + word + "'"));
    }

    /** As JSON and settings write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
