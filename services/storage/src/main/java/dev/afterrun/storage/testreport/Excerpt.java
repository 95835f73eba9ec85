package dev.afterrun.storage.testreport;

import dev.afterrun.contracts.Limits;
import java.nio.charset.StandardCharsets;

/** Collects the beginning of a text that may be of any length. */
final class Excerpt {
    private static final int LINES = 40;

    private final StringBuilder text = new StringBuilder();

    void add(String more) {
        // One byte is the least that a character takes.
        var room = Limits.TEST_OUTPUT_BYTES - text.length();
        text.append(more, 0, Math.min(Math.max(0, room), more.length()));
    }

    /** Whether nothing but blanks was there. */
    boolean isBlank() {
        return text.toString().isBlank();
    }

    boolean contains(String words) {
        return text.indexOf(words) >= 0;
    }

    /** The first lines, of at most {@value Limits#TEST_OUTPUT_BYTES} bytes, without blank ones around them. */
    String text() {
        return withinBytes(text.toString()
                        .strip()
                        .lines()
                        .limit(LINES)
                        .reduce("", (all, line) -> all + line.stripTrailing() + "\n"))
                .stripTrailing();
    }

    private static String withinBytes(String text) {
        var bytes = 0;
        for (var at = 0; at < text.length(); ) {
            var character = text.codePointAt(at);
            if (Character.getType(character) == Character.SURROGATE) {
                // The other half was cut off.
                return text.substring(0, at);
            }
            bytes += Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > Limits.TEST_OUTPUT_BYTES) {
                return text.substring(0, at);
            }
            at += Character.charCount(character);
        }
        return text;
    }
}
