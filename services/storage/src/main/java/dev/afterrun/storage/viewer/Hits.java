package dev.afterrun.storage.viewer;

import java.util.List;

/**
 * What a search has found in the lines that it has read.
 *
 * @param from the first line that was read
 * @param to the last one
 * @param more whether lines follow
 */
public record Hits(long from, long to, List<LineView> lines, boolean more) {
    /** The line to search on from. */
    public long next() {
        return to + 1;
    }
}
