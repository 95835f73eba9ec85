package dev.afterrun.notifier.rendering;

import java.util.regex.Pattern;

/** Text from outside as a block of code, whose end nothing in it can be. */
final class Fenced {
    private static final Pattern FENCE = Pattern.compile("`{3,}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n\\t\\u200D]]");

    private Fenced() {}

    /** The first {@code characters} of {@code text}, as a block of {@code language}. */
    static String of(String language, String text, int characters) {
        var shown = beginning(plain(text), characters);
        var longest = FENCE.matcher(shown)
                .results()
                .mapToInt(fence -> fence.end() - fence.start())
                .max()
                .orElse(2);
        var fence = "`".repeat(longest + 1);
        return fence + language + "\n" + shown + "\n" + fence;
    }

    private static String plain(String text) {
        var lines = text.replace("\r\n", "\n").replace('\r', '\n');
        // Our own marker would still be a line of the comment.
        return INVISIBLE.matcher(lines).replaceAll("").replace("<!-- afterrun:", "<!- - afterrun:");
    }

    private static String beginning(String text, int characters) {
        if (text.codePointCount(0, text.length()) <= characters) {
            return text.stripTrailing();
        }
        var start = text.substring(0, text.offsetByCodePoints(0, characters));
        var lastLine = start.lastIndexOf('\n');
        return (lastLine > start.length() / 2 ? start.substring(0, lastLine) : start).stripTrailing() + "\n…";
    }
}
