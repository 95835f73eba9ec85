package dev.afterrun.storage.pattern;

/**
 * Names of branches or jobs: {@code *} stands for any characters, {@code ?} for one. Upper and lower case differ, as they do in
 * names.
 *
 * @param text 1 to {@value #LENGTH} characters
 */
public record NamePattern(String text) {
    /** The longest. */
    public static final int LENGTH = 255;

    /** @throws IllegalArgumentException when it is empty or too long */
    public NamePattern {
        if (text.isEmpty() || text.length() > LENGTH) {
            throw new IllegalArgumentException(
                    "a pattern of names has 1 to " + LENGTH + " characters, not " + text.length());
        }
    }

    /** Whether the name is one of these; in time of pattern times name. */
    public boolean matches(String name) {
        var inPattern = 0;
        var inName = 0;
        var star = -1;
        var behindStar = 0;
        while (inName < name.length()) {
            if (inPattern < text.length() && text.charAt(inPattern) == '*') {
                star = inPattern++;
                behindStar = inName;
            } else if (inPattern < text.length() && isOne(text.charAt(inPattern), name.charAt(inName))) {
                inPattern++;
                inName++;
            } else if (star >= 0) {
                // The last star takes one more: what it took before cannot be needed otherwise.
                inPattern = star + 1;
                inName = ++behindStar;
            } else {
                return false;
            }
        }
        return text.substring(inPattern).chars().allMatch(left -> left == '*');
    }

    private static boolean isOne(char wanted, char seen) {
        return wanted == '?' || wanted == seen;
    }
}
