package dev.afterrun.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Gives out visible bytes. */
public interface BlobReader {

    /**
     * The object's bytes.
     *
     * @throws ObjectMissing when there is none
     */
    long size(ObjectKey key) throws IOException;

    /**
     * Exactly the slice's bytes; the caller closes the stream. A delete while it is read fails it at worst, and never
     * yields other bytes.
     *
     * @throws ObjectMissing when there is no such object
     * @throws SliceOutside when the object ends before the slice does
     */
    InputStream open(ObjectSlice slice) throws IOException;

    /**
     * An address, good for a short while, from which anybody may read the object, whole or by ranges; empty where there is none, or the
     * slice is not all of its object.
     *
     * @throws ObjectMissing when there is no such object
     * @throws SliceOutside when the object ends before the slice does
     */
    default Optional<URI> address(ObjectSlice slice, Presentation presentation) throws IOException {
        return Optional.empty();
    }

    /**
     * The best way to hand the slice to somebody else.
     *
     * @throws ObjectMissing when there is no such object
     * @throws SliceOutside when the object ends before the slice does
     */
    default Delivery deliver(ObjectSlice slice) throws IOException {
        return new Delivery.Streamed(open(slice), slice.length());
    }

    /**
     * The same; where it is an address, bytes come from there as {@code presentation} says.
     *
     * @throws ObjectMissing when there is no such object
     * @throws SliceOutside when the object ends before the slice does
     */
    default Delivery deliver(ObjectSlice slice, Presentation presentation) throws IOException {
        return deliver(slice);
    }
}
