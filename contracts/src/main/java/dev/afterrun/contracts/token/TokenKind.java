package dev.afterrun.contracts.token;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a token that was made for one repository is for. */
public enum TokenKind {
    /** Jobs of CI systems that sign no tokens upload and publish with it, and do nothing else. */
    UPLOAD("afterrun_up_"),
    /** Tools read with it what not everybody reads, and do nothing else. */
    INSTALL("afterrun_in_");

    private final String prefix;

    TokenKind(String prefix) {
        this.prefix = prefix;
    }

    /** The kind of this word. */
    @JsonCreator
    public static TokenKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not one of upload, install"));
    }

    /** The kind that {@code text} means to be of, rightly or not; empty where it means to be no such token. */
    static Optional<TokenKind> meantBy(String text) {
        return Arrays.stream(values())
                .filter(kind -> text.startsWith(kind.prefix))
                .findFirst();
    }

    /** As JSON has it: {@code upload}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What each begins with. */
    public String prefix() {
        return prefix;
    }
}
