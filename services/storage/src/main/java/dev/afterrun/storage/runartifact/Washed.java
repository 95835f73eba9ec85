package dev.afterrun.storage.runartifact;

import java.util.stream.Collectors;

/** Sentences that may quote a stranger, made fit for a log, a row and people: PostgreSQL takes no NUL, and a row no megabyte. */
final class Washed {
    private static final int MOST = 2_000;

    private Washed() {}

    /** Control characters as question marks, and no more than 2,000 characters. */
    static String of(String text) {
        return text.codePoints()
                .limit(MOST)
                .mapToObj(point -> Character.isISOControl(point) ? "?" : Character.toString(point))
                .collect(Collectors.joining());
    }
}
