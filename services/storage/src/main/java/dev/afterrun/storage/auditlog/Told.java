package dev.afterrun.storage.auditlog;

import java.util.regex.Pattern;

/**
 * Words of others as a row has them: in one line, without what makes a reader see something else than is there (controls, changes
 * of direction, halves of characters), and of a bounded length.
 */
final class Told {
    /** In characters of Unicode. */
    static final int LENGTH = 500;

    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\u2028\\u2029]");

    private Told() {}

    static String of(String words) {
        var bounded = words.codePointCount(0, words.length()) > LENGTH
                ? words.substring(0, words.offsetByCodePoints(0, LENGTH - 1)) + "…"
                : words;
        return UNSHOWABLE.matcher(bounded).replaceAll("\uFFFD");
    }
}
