package dev.afterrun.blobs;

import java.io.IOException;

/** Deletes objects. */
public interface BlobDeleter {

    /**
     * Deletes the object, if there is one. A power cut soon after may bring it back, as an object that nobody refers to
     * and that a listing shows.
     */
    void delete(ObjectKey key) throws IOException;
}
