package dev.afterrun.storage.blob;

import dev.afterrun.blobs.ObjectKey;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * An object, and where it lies or is being written.
 *
 * @param store the name of the store, as it is configured
 */
public record ObjectInStore(String store, ObjectKey key) {
    /** The one that the columns {@code store} and {@code object_key} name. */
    public static ObjectInStore read(ResultSet row) throws SQLException {
        return new ObjectInStore(row.getString("store"), new ObjectKey(row.getString("object_key")));
    }
}
