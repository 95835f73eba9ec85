package dev.afterrun.blobs;

import java.util.List;
import java.util.Optional;

/**
 * One page of a listing.
 *
 * @param objects in the order of their keys
 * @param next what to ask for next; empty when this was the last page
 */
public record ObjectPage(List<StoredObject> objects, Optional<Listing> next) {
    public ObjectPage {
        objects = List.copyOf(objects);
    }

    /** The page of {@code listing} made of what was found in order, given one object more than fits if there is one. */
    public static ObjectPage of(Listing listing, List<StoredObject> found) {
        if (found.size() <= listing.limit()) {
            return new ObjectPage(found, Optional.empty());
        }
        var objects = found.subList(0, listing.limit());
        return new ObjectPage(
                objects, Optional.of(listing.continuedAfter(objects.getLast().key())));
    }
}
