package dev.afterrun.storage.testing;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** What lies in the store, and what the database says lies there. */
@ApplicationScoped
public class Bytes {
    private final Sql sql;
    private final BlobStore store;

    Bytes(Sql sql, BlobStore store) {
        this.sql = sql;
        this.store = store;
    }

    /** The object that holds the blob's live copy. */
    public ObjectKey objectOf(Digest blob) {
        return sql.first(
                        row -> new ObjectKey(row.getString("object_key")),
                        "SELECT object_key FROM blob_copy WHERE sha256 = ? AND live ORDER BY id",
                        (Object) blob.bytes())
                .orElseThrow();
    }

    public boolean exists(ObjectKey object) throws IOException {
        try (var content = store.open(new ObjectSlice(object, 0, 0))) {
            return true;
        } catch (ObjectMissing gone) {
            return false;
        }
    }

    /** Copies of the blob, live or condemned. */
    public int rows(Digest blob) {
        return sql.list(row -> 1, "SELECT 1 FROM blob_copy WHERE sha256 = ?", (Object) blob.bytes())
                .size();
    }

    /** Whether a live copy of the blob can be read, and is what its name says. */
    public boolean readable(Digest blob) throws IOException {
        var place = sql.first(
                row -> new ObjectSlice(
                        new ObjectKey(row.getString("object_key")), row.getLong("start"), row.getLong("size")),
                "SELECT object_key, start, size FROM blob_copy WHERE sha256 = ? AND live ORDER BY id",
                (Object) blob.bytes());
        if (place.isEmpty()) {
            return false;
        }
        try (var content = store.open(place.get())) {
            return Digest.of(content.readAllBytes()).equals(blob);
        } catch (ObjectMissing gone) {
            return false;
        }
    }
}
