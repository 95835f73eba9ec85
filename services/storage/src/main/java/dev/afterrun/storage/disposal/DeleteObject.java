package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Deletes an object in which no live copy is left, then forgets its rows. Its key is never used again. */
@ApplicationScoped
public class DeleteObject implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "delete-object";

    /** Neither a store's name nor an object's key has one. */
    private static final char STORE_ENDS = ':';

    private final Sql sql;
    private final Stores stores;
    private final Event<BlobsDisposed> disposed;
    private final Yielding yielding;
    private final YieldingSettings settings;

    DeleteObject(Sql sql, Stores stores, Event<BlobsDisposed> disposed, Yielding yielding, YieldingSettings settings) {
        this.disposed = disposed;
        this.sql = sql;
        this.stores = stores;
        this.yielding = yielding;
        this.settings = settings;
    }

    /** Names the store too: whoever does not know it yet, or any more, must not call an object deleted that lies there. */
    public static String key(ObjectInStore object) {
        return object.store() + STORE_ENDS + object.key();
    }

    /** The object of such a key. */
    public static ObjectInStore object(String key) {
        var end = key.indexOf(STORE_ENDS);
        return new ObjectInStore(key.substring(0, end), new ObjectKey(key.substring(end + 1)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return settings.deletions();
    }

    @Override
    public Duration rest() {
        return yielding.rest(KIND);
    }

    @Override
    public Outcome work(String key) throws IOException {
        for (var object : objects(key)) {
            yielding.step(KIND, () -> dispose(object));
        }
        return Outcome.DONE;
    }

    private void dispose(ObjectInStore object) throws IOException {
        // No copy is ever added to an object that lies there already, so this cannot change any more.
        if (!sql.exists(
                "SELECT 1 FROM blob_copy WHERE store = ? AND object_key = ? AND live",
                object.store(),
                object.key().value())) {
            delete(object);
            QuarkusTransaction.requiringNew().run(() -> forget(object));
        }
    }

    private void forget(ObjectInStore object) {
        var contents = sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "DELETE FROM blob_copy WHERE store = ? AND object_key = ? AND NOT live RETURNING sha256",
                object.store(),
                object.key().value());
        disposed.fire(new BlobsDisposed(contents));
    }

    /** The step that cannot be taken back; a crash behind it leaves rows that are looked at again. */
    void delete(ObjectInStore object) throws IOException {
        stores.named(object.store()).delete(object.key());
    }

    /** What was marked before keys named a store lies where its rows say, or else may lie anywhere: its key was used once. */
    private Collection<ObjectInStore> objects(String key) {
        if (key.indexOf(STORE_ENDS) >= 0) {
            return List.of(object(key));
        }
        var known = sql.list(
                ObjectInStore::read, "SELECT DISTINCT store, object_key FROM blob_copy WHERE object_key = ?", key);
        return known.isEmpty()
                ? stores.names().stream()
                        .map(store -> new ObjectInStore(store, new ObjectKey(key)))
                        .toList()
                : known;
    }
}
