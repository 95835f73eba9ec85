package dev.afterrun.blobs;

import java.util.Optional;

/**
 * Which objects to list.
 *
 * @param prefix how their keys begin; empty for all
 * @param after the key that the page before ended with
 * @param limit 1 to {@value #LIMIT} objects a page
 */
public record Listing(String prefix, Optional<ObjectKey> after, int limit) {
    /** Objects of one page. */
    public static final int LIMIT = 10_000;

    /** @throws IllegalArgumentException when {@code limit} is out of bounds */
    public Listing {
        if (limit < 1 || limit > LIMIT) {
            throw new IllegalArgumentException("a page has 1 to " + LIMIT + " objects, not " + limit);
        }
    }

    /** The first page of all objects. */
    public static Listing all(int limit) {
        return new Listing("", Optional.empty(), limit);
    }

    /** The first page of the objects whose keys begin with {@code prefix}. */
    public static Listing of(String prefix, int limit) {
        return new Listing(prefix, Optional.empty(), limit);
    }

    /** The page that goes on after {@code key}. */
    public Listing continuedAfter(ObjectKey key) {
        return new Listing(prefix, Optional.of(key), limit);
    }

    /** Whether {@code key} stands on this page or a later one. */
    public boolean covers(ObjectKey key) {
        return key.value().startsWith(prefix)
                && after.map(last -> key.compareTo(last) > 0).orElse(true);
    }
}
