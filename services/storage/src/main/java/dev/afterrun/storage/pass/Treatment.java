package dev.afterrun.storage.pass;

import dev.afterrun.blobs.ObjectKey;
import java.io.IOException;
import java.util.List;

/** What a pass does with each object that it comes by. */
public interface Treatment {
    /** Of the copies in an object those that the pass is about; an object without any is passed over. */
    List<StoredCopy> wanted(Part part, List<StoredCopy> copies);

    /**
     * Reads the object.
     *
     * @throws NotWritten when another store did not take it: it is tried again for as long as that lasts
     * @throws IOException when it cannot be read: it is tried again, and passed over in the end
     */
    Reading read(Part part, ObjectKey object, List<StoredCopy> copies, Brake brake) throws IOException;
}
