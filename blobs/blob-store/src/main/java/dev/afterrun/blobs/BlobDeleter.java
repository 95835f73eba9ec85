package dev.afterrun.blobs;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;

/** Deletes objects. */
public interface BlobDeleter {

    /**
     * Deletes the object, if there is one. A power cut soon after may bring it back, as an object that nobody refers to
     * and that a listing shows.
     */
    void delete(ObjectKey key) throws IOException;

    /**
     * Deletes these objects, those that there are, in as few requests as the store has for it. Each is as safe as alone: one
     * that fails keeps none of the others.
     *
     * @throws NotAllDeleted naming each of which it is not known; all others are gone
     */
    default void deleteAll(Collection<ObjectKey> keys) throws NotAllDeleted {
        var failures = new LinkedHashMap<ObjectKey, IOException>();
        for (var key : keys) {
            try {
                delete(key);
            } catch (IOException e) {
                failures.put(key, e);
            }
        }
        if (!failures.isEmpty()) {
            throw new NotAllDeleted(failures);
        }
    }
}
