package dev.afterrun.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a pointer is called: {@code latest}, {@code prerelease}, {@code v0.3.1}. It stands in addresses where a commit, a pull
 * request or a run may stand, so it looks like none of them.
 *
 * @param value 1 to 100 letters, digits, '.', '_', '-' and '+', of which the first is a letter or digit
 */
public record PointerName(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,}");
    private static final Pattern PULL_REQUEST = Pattern.compile("pr-[0-9]+");

    /** Roots of addresses, and the words that the command line and the API use themselves. */
    private static final Set<String> RESERVED = Set.of(
            "q", "v1", "cli", "api", "assets", "openapi", "favicon.ico", "robots.txt", "list", "history", "undo");

    /** @throws IllegalArgumentException when something else is called so */
    @JsonCreator
    public PointerName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a pointer's name is 1 to 100 letters, digits, '.', '_', '-' and '+', of "
                            + "which the first is a letter or digit, not '" + value + "'");
        }
        var word = value.toLowerCase(Locale.ROOT);
        if (PULL_REQUEST.matcher(word).matches()) {
            throw taken(value, "looks like a pull request");
        }
        if (word.startsWith("run-")) {
            throw taken(value, "looks like a run");
        }
        if (COMMIT.matcher(word).matches()) {
            throw taken(value, "looks like a commit");
        }
        if (RESERVED.contains(word) || ViewNames.contains(word)) {
            throw taken(value, "is a reserved word");
        }
    }

    private static IllegalArgumentException taken(String value, String why) {
        return new IllegalArgumentException("'" + value + "' " + why + "; give the pointer another name");
    }

    @Override
    public String toString() {
        return value;
    }
}
