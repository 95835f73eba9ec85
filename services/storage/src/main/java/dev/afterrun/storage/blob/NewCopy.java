package dev.afterrun.storage.blob;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;

/** Bytes that were just written, and whose digest was computed from them. */
public record NewCopy(Digest sha256, ObjectSlice place) {
    /** A blob that is an object of its own. */
    public static NewCopy whole(Digest sha256, ObjectKey key, long size) {
        return new NewCopy(sha256, new ObjectSlice(key, 0, size));
    }
}
