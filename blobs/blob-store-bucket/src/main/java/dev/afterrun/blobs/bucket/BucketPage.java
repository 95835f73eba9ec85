package dev.afterrun.blobs.bucket;

import java.time.Instant;
import java.util.List;

/**
 * Part of a listing.
 *
 * @param entries in the order of their names
 * @param more whether there may be others behind the last of them
 */
public record BucketPage(List<Entry> entries, boolean more) {
    public BucketPage {
        entries = List.copyOf(entries);
    }

    /**
     * An object as its bucket tells of it.
     *
     * @param size in bytes
     * @param modified when it was written, by the store's clock
     */
    public record Entry(String name, long size, Instant modified) {}
}
