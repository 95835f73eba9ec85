package dev.afterrun.storage.viewer;

import java.util.OptionalLong;

/**
 * The lines of a file that are shown at once, and where they lie.
 *
 * @param first the first line's number
 * @param from its offset in the file
 * @param to the offset behind the last line
 * @param more whether lines follow
 * @param all how many lines the file has, where that is known
 */
record LinePage(long first, long from, long to, boolean more, OptionalLong all) {
    /** Lines of a page. */
    static final int LINES = 1_000;

    /** Pages of a file: twenty million lines; what follows them stands on the last. */
    static final int PAGES = 20_000;
}
