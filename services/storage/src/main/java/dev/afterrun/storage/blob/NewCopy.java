package dev.afterrun.storage.blob;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;

/**
 * Bytes that were just written, and whose digest was computed from them.
 *
 * @param whole whether they are an object of their own, under a key of its own, in which nothing else lies, nor ever will: with
 *     them it is deleted, and nobody is asked
 */
public record NewCopy(Digest sha256, ObjectSlice place, boolean whole) {
    /** A blob that is an object of its own. */
    public static NewCopy whole(Digest sha256, ObjectKey key, long size) {
        return new NewCopy(sha256, new ObjectSlice(key, 0, size), true);
    }

    /** A blob that may lie in an object with others. */
    public static NewCopy within(Digest sha256, ObjectSlice place) {
        return new NewCopy(sha256, place, false);
    }
}
