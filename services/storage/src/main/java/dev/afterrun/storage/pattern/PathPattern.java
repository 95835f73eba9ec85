package dev.afterrun.storage.pattern;

import java.util.BitSet;
import java.util.Locale;

/**
 * Paths, as {@code .gitignore} writes them: {@code *} and {@code ?} stay within a folder, {@code **} does not, and a pattern without a
 * slash is a file's name in any folder. Upper and lower case are the same.
 *
 * @param text 1 to {@value #LENGTH} characters
 */
public record PathPattern(String text) {
    /** The longest. */
    public static final int LENGTH = 255;

    /** @throws IllegalArgumentException when it is empty or too long */
    public PathPattern {
        if (text.isEmpty() || text.length() > LENGTH) {
            throw new IllegalArgumentException(
                    "a pattern of paths has 1 to " + LENGTH + " characters, not " + text.length());
        }
    }

    /** Whether the path, from the root and with slashes, is one of these. */
    public boolean matches(String path) {
        if (isEnding()) {
            var ending = text.substring(1);
            return path.regionMatches(true, path.length() - ending.length(), ending, 0, ending.length());
        }
        var anywhere = text.indexOf('/') < 0 ? "**/" + text : text.replaceFirst("^/", "");
        return new Match(anywhere.toLowerCase(Locale.ROOT), path.toLowerCase(Locale.ROOT)).from(0, 0);
    }

    /** {@code *.txt}: what most patterns are, of which a job of many files asks often. */
    private boolean isEnding() {
        return text.startsWith("*") && text.substring(1).chars().noneMatch(c -> c == '*' || c == '?' || c == '/');
    }

    /** One comparison, in time of pattern times path: what failed once is not tried again. */
    private static final class Match {
        private final String pattern;
        private final String path;
        private final BitSet failed = new BitSet();

        Match(String pattern, String path) {
            this.pattern = pattern;
            this.path = path;
        }

        boolean from(int inPattern, int inPath) {
            if (inPattern == pattern.length()) {
                return inPath == path.length();
            }
            var place = inPattern * (path.length() + 1) + inPath;
            if (failed.get(place)) {
                return false;
            }
            var matches = step(inPattern, inPath);
            failed.set(place, !matches);
            return matches;
        }

        private boolean step(int inPattern, int inPath) {
            if (pattern.startsWith("**/", inPattern)) {
                var slash = path.indexOf('/', inPath);
                return from(inPattern + 3, inPath) || (slash >= 0 && from(inPattern, slash + 1));
            }
            if (pattern.startsWith("**", inPattern)) {
                return from(inPattern + 2, inPath) || (inPath < path.length() && from(inPattern, inPath + 1));
            }
            var wanted = pattern.charAt(inPattern);
            if (wanted == '*') {
                return from(inPattern + 1, inPath) || (isWithinFolder(inPath) && from(inPattern, inPath + 1));
            }
            if (wanted == '?') {
                return isWithinFolder(inPath) && from(inPattern + 1, inPath + 1);
            }
            return inPath < path.length() && path.charAt(inPath) == wanted && from(inPattern + 1, inPath + 1);
        }

        private boolean isWithinFolder(int inPath) {
            return inPath < path.length() && path.charAt(inPath) != '/';
        }
    }
}
