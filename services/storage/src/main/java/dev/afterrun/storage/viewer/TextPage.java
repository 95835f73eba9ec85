package dev.afterrun.storage.viewer;

import java.util.List;
import java.util.OptionalLong;

/**
 * A page of a text.
 *
 * @param first the number of its first line
 * @param more whether lines follow
 * @param all how many lines the file has, where that is known
 */
public record TextPage(long first, List<LineView> lines, boolean more, OptionalLong all) {
    /** Lines of a page. */
    public static final int LINES = LinePage.LINES;

    /** The number of its last line; one less than the first where there is none. */
    public long last() {
        return lines.isEmpty() ? first - 1 : lines.getLast().number();
    }
}
