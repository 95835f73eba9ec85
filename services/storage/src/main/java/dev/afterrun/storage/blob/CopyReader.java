package dev.afterrun.storage.blob;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.Delivery;
import dev.afterrun.blobs.Presentation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Gives out the bytes of copies, whichever store they lie in. */
@FunctionalInterface
public interface CopyReader {

    /**
     * Who reads the store in which the copy lies.
     *
     * @throws IOException also where that store is not configured here, as one that is away
     */
    BlobReader of(Place place) throws IOException;

    /** Exactly the bytes there, as {@link BlobReader#open}. */
    default InputStream open(Place place) throws IOException {
        return of(place).open(place.slice());
    }

    /** Where somebody else may read them, whole or by ranges, as {@link BlobReader#address}. */
    default Optional<URI> address(Place place, Presentation presentation) throws IOException {
        return of(place).address(place.slice(), presentation);
    }

    /** The best way to hand them to somebody else, as {@link BlobReader#deliver}. */
    default Delivery deliver(Place place) throws IOException {
        return of(place).deliver(place.slice());
    }

    /** The same, with what the store is to say of them. */
    default Delivery deliver(Place place, Presentation presentation) throws IOException {
        return of(place).deliver(place.slice(), presentation);
    }
}
