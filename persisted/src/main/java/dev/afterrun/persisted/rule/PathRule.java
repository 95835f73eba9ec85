package dev.afterrun.persisted.rule;

import dev.afterrun.contracts.persisted.PathBase;
import java.util.EnumSet;
import java.util.Set;

/**
 * One line of what belongs to a set: {@code target/**}, {@code ~/.cargo/registry}, {@code /var/cache/x}, and before it what is
 * meant by it. A directory that matches is taken, or left out, with all that lies below.
 *
 * @param text as it was written
 */
public record PathRule(String text, Set<Sign> signs, PathBase base, Glob glob) {
    /** Characters of one rule. */
    public static final int MOST_CHARACTERS = 4_096;

    /** What may stand before a path. */
    public enum Sign {
        /** {@code !}: whatever other rules say, this is left out. */
        LEFT_OUT('!'),
        /** {@code =}: it is an error when nothing matches. */
        REQUIRED('='),
        /** {@code %}: it may change, or go, while it is read. */
        MAY_CHANGE('%');

        private final char written;

        Sign(char written) {
            this.written = written;
        }
    }

    public PathRule {
        signs = Set.copyOf(signs);
    }

    /** @throws IllegalArgumentException with a sentence that names the rule and what is wrong with it */
    public static PathRule parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a rule of a set is " + text.length() + " characters long; the limit is " + MOST_CHARACTERS);
        }
        try {
            return parsed(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the rule '" + text + "' " + e.getMessage(), e);
        }
    }

    /** Whether {@code sign} stands before it. */
    public boolean has(Sign sign) {
        return signs.contains(sign);
    }

    @Override
    public String toString() {
        return text;
    }

    private static PathRule parsed(String text) {
        var signs = EnumSet.noneOf(Sign.class);
        var from = 0;
        for (; from < text.length(); from++) {
            var sign = sign(text.charAt(from));
            if (sign.isEmpty()) {
                break;
            }
            if (!signs.addAll(sign)) {
                throw new IllegalArgumentException("has '" + text.charAt(from) + "' twice");
            }
        }
        if (signs.contains(Sign.LEFT_OUT) && signs.size() > 1) {
            throw new IllegalArgumentException(
                    "has '!' beside another sign; what is left out is neither required nor read");
        }
        return placed(text, signs, text.substring(from));
    }

    private static PathRule placed(String text, Set<Sign> signs, String path) {
        if (path.startsWith("~/")) {
            return new PathRule(text, signs, PathBase.HOME, glob(path.substring(2)));
        }
        if (path.startsWith("/")) {
            return new PathRule(text, signs, PathBase.ROOT, glob(path.substring(1)));
        }
        return new PathRule(text, signs, PathBase.WORKSPACE, glob(path.startsWith("./") ? path.substring(2) : path));
    }

    private static Glob glob(String path) {
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        if (trimmed.isEmpty() || trimmed.equals("~") || trimmed.equals(".")) {
            throw new IllegalArgumentException("names no path below the home, the checkout or the root");
        }
        return Glob.parse(trimmed);
    }

    private static Set<Sign> sign(char character) {
        for (var sign : Sign.values()) {
            if (sign.written == character) {
                return EnumSet.of(sign);
            }
        }
        return Set.of();
    }
}
