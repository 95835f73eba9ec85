package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectPage;
import dev.afterrun.blobs.StoredObject;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of keys of one store in which both sides are wholly known: what it lists, and what rows tell of.
 *
 * @param listed in the order of keys
 * @param known in the order of keys
 * @param end the last key of the stretch; empty where it goes to the end of the store
 */
record Window(List<StoredObject> listed, List<KnownObject> known, Optional<ObjectKey> end) {
    /** Comes after every key there can be. */
    static final String BEHIND_ALL = "~";

    /** How far rows are to be read beside {@code page}. */
    static String reach(ObjectPage page) {
        return page.next().isEmpty()
                ? BEHIND_ALL
                : page.objects().getLast().key().value();
    }

    /**
     * What can be compared of a page and of the rows beside it.
     *
     * @param known up to {@code limit} and one more; where there are more, the stretch ends with the last within the limit,
     *     and what the page lists beyond is listed again
     * @throws UntrustedListing when the page is not in the order of keys
     */
    static Window of(String after, ObjectPage page, List<KnownObject> known, int limit) throws UntrustedListing {
        mustAscend(after, page);
        if (known.size() > limit) {
            var kept = known.subList(0, limit);
            var last = kept.getLast().key();
            var below = page.objects().stream()
                    .filter(object -> object.key().compareTo(last) <= 0)
                    .toList();
            return new Window(below, kept, Optional.of(last));
        }
        return new Window(
                page.objects(),
                known,
                page.next().map(next -> page.objects().getLast().key()));
    }

    private static void mustAscend(String after, ObjectPage page) throws UntrustedListing {
        var last = after;
        for (var object : page.objects()) {
            var key = object.key().value();
            if (key.compareTo(last) <= 0) {
                throw new UntrustedListing("it lists '" + key + "' after '" + last + "', out of the order of keys");
            }
            last = key;
        }
        if (page.objects().isEmpty() && page.next().isPresent()) {
            throw new UntrustedListing("it lists nothing after '" + after + "' and says that there is more");
        }
    }
}
