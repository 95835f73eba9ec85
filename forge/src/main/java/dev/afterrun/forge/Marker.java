package dev.afterrun.forge;

import java.util.regex.Pattern;

/**
 * A line that people do not see and that tells our comment from our other comments: {@code <!-- afterrun:NAME -->}.
 *
 * @param name 1 to 100 letters, digits, '.', '_', ':', '/' or '-'
 */
public record Marker(String name) {
    // Without "--", which would end an HTML comment early.
    private static final Pattern NAME = Pattern.compile("(?!.*--)[A-Za-z0-9._:/-]{1,100}");

    /** @throws IllegalArgumentException when the name cannot stand in an HTML comment */
    public Marker {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a marker's name has 1 to 100 letters, digits, '.', '_', ':', '/' and single '-', not '" + name
                            + "'");
        }
    }

    /** The line to write into a body. */
    public String line() {
        return "<!-- afterrun:" + name + " -->";
    }

    /** Whether a line of the body is this marker; one quoted inside a reply is not. */
    public boolean marks(String body) {
        var line = line();
        return body.lines().map(String::strip).anyMatch(line::equals);
    }
}
