package dev.afterrun.blobs;

import java.util.Optional;

/**
 * Bytes of any size under keys of our own. An object is visible whole or not at all, and never changes. Take the
 * narrowest of these interfaces that serves.
 */
public interface BlobStore extends BlobStaging, BlobWriter, BlobReader, BlobDeleter, BlobLister, BlobHousekeeping {

    /** The way past us for whoever uploads; empty where there is none, or none is wanted. */
    default Optional<DirectUploads> direct() {
        return Optional.empty();
    }
}
