package dev.afterrun.persisted.rule;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A path with wildcards, matched part by part while a directory is walked: {@code *} and {@code ?} stay within a part, {@code [a-z]}
 * and {@code [!a-z]} are one character, {@code **} is any number of directories, and {@code \} takes the next character as it is.
 */
public final class Glob {
    /** Parts of a pattern, so that a position is a bit. */
    static final int MOST_PARTS = 60;

    private final List<String> written;
    private final List<Predicate<String>> parts;

    private Glob(List<String> written) {
        this.written = written;
        this.parts = written.stream().map(Glob::compiled).toList();
    }

    /**
     * A pattern relative to some base.
     *
     * @throws IllegalArgumentException with a sentence about what is wrong
     */
    public static Glob parse(String pattern) {
        var written = Arrays.asList(pattern.split("/", -1));
        if (written.size() > MOST_PARTS) {
            throw new IllegalArgumentException(
                    "has " + written.size() + " parts between '/'; the limit is " + MOST_PARTS);
        }
        for (var part : written) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException(
                        part.isEmpty()
                                ? "has an empty part ('//' or a '/' at its end)"
                                : "has the part '" + part + "'");
            }
        }
        return new Glob(List.copyOf(written));
    }

    /** Nothing of a path has been read. */
    Position start() {
        return new Position(behindAnyDepth(1L));
    }

    /** How much of the pattern the parts that were read so far may have matched: a bit for each place in it. */
    final class Position {
        private final long places;

        private Position(long places) {
            this.places = places;
        }

        /** After one more part. */
        Position after(String part) {
            var next = 0L;
            for (var i = 0; i < parts.size(); i++) {
                if ((places & (1L << i)) == 0) {
                    continue;
                }
                if (anyDepth(i)) {
                    next |= 1L << i;
                } else if (parts.get(i).test(part)) {
                    next |= 1L << (i + 1);
                }
            }
            return new Position(behindAnyDepth(next));
        }

        /** Whether what was read matches as a whole. */
        boolean matches() {
            return (places & (1L << parts.size())) != 0;
        }

        /** Whether something that lies deeper may match. */
        boolean mayMatchBelow() {
            return (places & ~(1L << parts.size())) != 0;
        }
    }

    /** {@code **} may also be no directory at all. */
    private long behindAnyDepth(long places) {
        var all = places;
        for (var i = 0; i < parts.size(); i++) {
            if ((all & (1L << i)) != 0 && anyDepth(i)) {
                all |= 1L << (i + 1);
            }
        }
        return all;
    }

    private boolean anyDepth(int place) {
        return written.get(place).equals("**");
    }

    private static Predicate<String> compiled(String part) {
        return part.equals("**") ? any -> true : GlobPart.parse(part);
    }
}
