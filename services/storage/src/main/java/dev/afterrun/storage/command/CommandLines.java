package dev.afterrun.storage.command;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The lines of a comment that are commands: those at its very beginning, blank ones aside. So nothing that is quoted, fenced,
 * indented as code or said in passing is one. A comment may be as long as it likes: no more is read than is needed.
 */
final class CommandLines {
    /** What a command begins with. */
    static final String WORD = "/afterrun";

    /** Commands of one comment. */
    static final int MOST = 3;

    /** Characters of a command; what is cut off makes it one that is not understood. */
    static final int LENGTH = 200;

    /** Indented by four, it is a block of code. */
    private static final String CODE = "    ";

    private CommandLines() {}

    /** At most one more than there may be, so that too many are known as such. */
    static List<String> of(String comment) {
        return comment.lines()
                .filter(line -> !line.isBlank())
                .takeWhile(CommandLines::isCommand)
                .limit(MOST + 1L)
                .map(line -> cut(line.strip()))
                .toList();
    }

    /** As one text, which {@link #of} reads again. */
    static String joined(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static boolean isCommand(String line) {
        if (line.startsWith(CODE) || line.startsWith("\t")) {
            return false;
        }
        var text = line.stripLeading();
        var word = text.length() < WORD.length() ? text : text.substring(0, WORD.length());
        return word.toLowerCase(Locale.ROOT).equals(WORD)
                && (text.length() == WORD.length() || Character.isWhitespace(text.charAt(WORD.length())));
    }

    private static String cut(String line) {
        return line.codePointCount(0, line.length()) <= LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LENGTH)) + "…";
    }
}
