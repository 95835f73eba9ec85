package dev.afterrun.forge.markdown;

import java.util.regex.Pattern;

/** Text from outside, made to be nothing but text in the place where it is put; nobody is pinged by it. */
public final class Escaped {
    private static final int LONGEST = 120;
    // Cc, Zl and Zp would end the line; Cf turns the direction of what follows, or hides.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+|[\\p{Cf}&&[^\\u200D]]");
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~]");
    private static final Pattern BACKTICKS = Pattern.compile("`+");
    // What a forge makes a notification or a cross-reference of.
    private static final Pattern MENTION =
            Pattern.compile("(?<![A-Za-z0-9_])@(?=[A-Za-z0-9])|#(?=[0-9])|\\bGH-(?=[0-9])");
    private static final String NOTHING_SEEN = "\u200B";

    private Escaped() {}

    /** As Markdown within one line, such as a table's cell. */
    public static String inLine(String text) {
        var escaped = MARKUP.matcher(inHtml(text)).replaceAll("\\\\$0");
        return escaped.isBlank() ? "(no name)" : escaped;
    }

    /** As Markdown within one line, however long. */
    public static String whole(String text) {
        return MARKUP.matcher(html(visible(text))).replaceAll("\\\\$0");
    }

    /** As text between HTML tags, where Markdown is not read. */
    public static String inHtml(String text) {
        return html(shortened(visible(text)));
    }

    private static String html(String text) {
        return withoutMentions(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
    }

    /** As a code span in a table's cell, where a bar would end the cell even there. */
    public static String asCodeInCell(String text) {
        return asCode(text).replace("|", "\\|");
    }

    /** As a code span. */
    public static String asCode(String text) {
        var seen = visible(text);
        var plain = seen.isEmpty() ? "(no name)" : seen;
        var length = plain.codePointCount(0, plain.length());
        var shown =
                length <= LONGEST ? plain : "…" + plain.substring(plain.offsetByCodePoints(0, length - LONGEST + 1));
        var longest = BACKTICKS
                .matcher(shown)
                .results()
                .mapToInt(run -> run.end() - run.start())
                .max();
        if (longest.isEmpty()) {
            return "`" + shown + "`";
        }
        var fence = "`".repeat(longest.getAsInt() + 1);
        return fence + " " + shown + " " + fence;
    }

    /** The same text, of which the forge tells nobody. */
    public static String withoutMentions(String text) {
        return MENTION.matcher(text).replaceAll("$0" + NOTHING_SEEN);
    }

    private static String visible(String text) {
        return INVISIBLE
                .matcher(text)
                .replaceAll(found -> found.group().isBlank() ? " " : "")
                .strip();
    }

    private static String shortened(String text) {
        var length = text.codePointCount(0, text.length());
        return length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
