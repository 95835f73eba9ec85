package dev.afterrun.contracts.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether runs of pull requests may bring package files. */
public enum UploadMode {
    /** Once somebody with write access has asked for them. */
    ON_REQUEST,
    ALWAYS,
    NEVER;

    /** @throws IllegalArgumentException when {@code word} is none, naming those that are */
    @JsonCreator
    public static UploadMode parse(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is one of "
                        + Arrays.stream(values()).map(UploadMode::word).collect(Collectors.joining(", "))
                        + ", not '" + word + "'"));
    }

    /** As JSON and settings write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
