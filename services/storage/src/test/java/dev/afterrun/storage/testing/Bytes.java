package dev.afterrun.storage.testing;

import dev.afterrun.blobs.BlobReader;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Place;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What lies in the store, and what the database says lies there. */
@ApplicationScoped
public class Bytes {
    private final Sql sql;
    private final Stores stores;
    private final DueWork dueWork;

    Bytes(Sql sql, Stores stores, DueWork dueWork) {
        this.sql = sql;
        this.stores = stores;
        this.dueWork = dueWork;
    }

    /** The object that holds the blob's live copy. */
    public ObjectKey objectOf(Digest blob) {
        return sql.first(
                        row -> new ObjectKey(row.getString("object_key")),
                        "SELECT object_key FROM blob_copy WHERE sha256 = ? AND live ORDER BY id",
                        (Object) blob.bytes())
                .orElseThrow();
    }

    /** Whether any store has the object. */
    public boolean exists(ObjectKey object) throws IOException {
        for (var store : stores.all()) {
            try (var content = store.open(new ObjectSlice(object, 0, 0))) {
                return true;
            } catch (ObjectMissing elsewhere) {
                // Keys are used once, in one store.
            }
        }
        return false;
    }

    /** The names of the stores that have a live copy of the blob. */
    public List<String> storesOf(Digest blob) {
        return sql.list(
                row -> row.getString("store"),
                "SELECT store FROM blob_copy WHERE sha256 = ? AND live ORDER BY store",
                (Object) blob.bytes());
    }

    /** The objects in which this store has a live copy of the blob. */
    public List<ObjectKey> objectsIn(String store, Digest blob) {
        return sql.list(
                row -> new ObjectKey(row.getString("object_key")),
                "SELECT object_key FROM blob_copy WHERE sha256 = ? AND store = ? AND live ORDER BY id",
                blob.bytes(),
                store);
    }

    /** The object of the blob lies in that store alone, as if that were the one that took it. */
    public void layIn(String store, Digest blob) throws IOException {
        var object = objectOf(blob);
        var before = stores.named(storesOf(blob).getFirst());
        write(store, object, content(before, object));
        before.delete(object);
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("UPDATE blob_copy SET store = ? WHERE object_key = ?", store, object.value()));
    }

    /** As if nobody referred to the blob any more; its objects are left for a day. */
    @Transactional
    public void condemn(Digest blob) {
        sql.list(ObjectInStore::read, "DELETE FROM blob_copy WHERE sha256 = ? RETURNING store, object_key", (Object)
                        blob.bytes())
                .forEach(object -> dueWork.mark(DeleteObject.KIND, DeleteObject.key(object), Duration.ofDays(1)));
    }

    /** Puts other content into the object in which the blob's live copy lies. */
    public void damage(Digest blob, UnaryOperator<byte[]> change) throws IOException {
        damage(places(blob).getFirst(), change);
    }

    /** Puts other content into the object in which that store has a live copy of the blob. */
    public void damageIn(String store, Digest blob, UnaryOperator<byte[]> change) throws IOException {
        var place = places(blob).stream()
                .filter(there -> there.store().equals(store))
                .findFirst()
                .orElseThrow();
        damage(place, change);
    }

    private void damage(Place place, UnaryOperator<byte[]> change) throws IOException {
        var slice = place.slice();
        var store = stores.named(place.store());
        var content = content(store, slice.key());
        var from = (int) slice.offset();
        var to = from + (int) slice.length();
        var changed = change.apply(Arrays.copyOfRange(content, from, to));
        var all = ByteBuffer.allocate(from + changed.length + content.length - to);
        all.put(content, 0, from).put(changed).put(content, to, content.length - to);
        store.delete(slice.key());
        write(place.store(), slice.key(), all.array());
    }

    /** The content with its last byte changed. */
    public static byte[] flipped(byte[] content) {
        var changed = content.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    /** Makes a second copy of the blob. */
    public void copy(Digest blob) throws IOException {
        var place = places(blob).getFirst();
        var key = ObjectKey.fresh();
        try (var content = stores.open(place)) {
            write(place.store(), key, content.readAllBytes());
        }
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        INSERT INTO blob_copy (sha256, size, store, object_key, start)
                        SELECT sha256, size, store, ?, 0 FROM blob_copy WHERE sha256 = ? AND live LIMIT 1
                        """, key.value(), blob.bytes()));
    }

    public void delete(ObjectKey object) throws IOException {
        for (var store : stores.all()) {
            store.delete(object);
        }
    }

    private static byte[] content(BlobReader store, ObjectKey object) throws IOException {
        try (var content = store.open(new ObjectSlice(object, 0, store.size(object)))) {
            return content.readAllBytes();
        }
    }

    private void write(String store, ObjectKey object, byte[] content) throws IOException {
        try (var sink = stores.named(store).write(object)) {
            sink.append(ByteBuffer.wrap(content));
            sink.commit();
        }
    }

    private List<Place> places(Digest blob) {
        return sql.list(
                row -> new Place(
                        row.getString("store"),
                        new ObjectSlice(
                                new ObjectKey(row.getString("object_key")), row.getLong("start"), row.getLong("size"))),
                "SELECT store, object_key, start, size FROM blob_copy WHERE sha256 = ? AND live ORDER BY id",
                (Object) blob.bytes());
    }

    /** Copies of the blob, live or condemned. */
    public int rows(Digest blob) {
        return sql.list(row -> 1, "SELECT 1 FROM blob_copy WHERE sha256 = ?", (Object) blob.bytes())
                .size();
    }

    /** Whether a live copy of the blob can be read, and is what its name says. */
    public boolean readable(Digest blob) throws IOException {
        var places = places(blob);
        return !places.isEmpty() && readable(blob, places.getFirst());
    }

    /** Whether each live copy of the blob can be read, and is what its name says. */
    public boolean readableInAllCopies(Digest blob) throws IOException {
        for (var place : places(blob)) {
            if (!readable(blob, place)) {
                return false;
            }
        }
        return true;
    }

    private boolean readable(Digest blob, Place place) throws IOException {
        try (var content = stores.open(place)) {
            return Digest.of(content.readAllBytes()).equals(blob);
        } catch (ObjectMissing gone) {
            return false;
        }
    }
}
