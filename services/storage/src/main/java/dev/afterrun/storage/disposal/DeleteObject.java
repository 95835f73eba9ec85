package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.util.Collection;

/** Deletes an object in which no live copy is left, then forgets its rows. Its key is never used again. */
@ApplicationScoped
public class DeleteObject implements Worker {
    /** The kind of this work; its key is the object's. */
    public static final String KIND = "delete-object";

    private final Sql sql;
    private final Stores stores;
    private final Event<BlobsDisposed> disposed;

    DeleteObject(Sql sql, Stores stores, Event<BlobsDisposed> disposed) {
        this.disposed = disposed;
        this.sql = sql;
        this.stores = stores;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    public Outcome work(String key) throws IOException {
        // No copy is ever added to an object that lies there already, so this cannot change any more.
        if (!sql.exists("SELECT 1 FROM blob_copy WHERE object_key = ? AND live", key)) {
            delete(new ObjectKey(key));
            QuarkusTransaction.requiringNew().run(() -> forget(key));
        }
        return Outcome.DONE;
    }

    private void forget(String object) {
        var contents = sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "DELETE FROM blob_copy WHERE object_key = ? AND NOT live RETURNING sha256",
                object);
        disposed.fire(new BlobsDisposed(contents));
    }

    /** The step that cannot be taken back; a crash behind it leaves rows that are looked at again. */
    void delete(ObjectKey object) throws IOException {
        for (var store : storesOf(object)) {
            stores.named(store).delete(object);
        }
    }

    /** An object that no row names was written and never taken note of; keys being used once, it can be looked for anywhere. */
    private Collection<String> storesOf(ObjectKey object) {
        var known = sql.list(
                row -> row.getString("store"),
                "SELECT DISTINCT store FROM blob_copy WHERE object_key = ?",
                object.value());
        return known.isEmpty() ? stores.names() : known;
    }
}
