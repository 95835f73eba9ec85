package dev.afterrun.storage.blob;

import dev.afterrun.blobs.ObjectSlice;

/**
 * Where a copy lies.
 *
 * @param store the name of the store, as it is configured
 */
public record Place(String store, ObjectSlice slice) {
    /** A part of this copy, as an HTTP range asks for one. */
    public Place part(long from, long length) {
        return new Place(store, slice.part(from, length));
    }
}
