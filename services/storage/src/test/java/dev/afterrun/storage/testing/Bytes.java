package dev.afterrun.storage.testing;

import dev.afterrun.blobs.BlobStore;
import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectMissing;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

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

    /** As if nobody referred to the blob any more. */
    @Transactional
    public void condemn(Digest blob) {
        sql.update("UPDATE blob_copy SET live = false WHERE sha256 = ?", (Object) blob.bytes());
    }

    /** Puts other content into the object in which the blob's live copy lies. */
    public void damage(Digest blob, UnaryOperator<byte[]> change) throws IOException {
        var slice = places(blob).getFirst();
        var content = content(slice.key());
        var from = (int) slice.offset();
        var to = from + (int) slice.length();
        var changed = change.apply(Arrays.copyOfRange(content, from, to));
        var all = ByteBuffer.allocate(from + changed.length + content.length - to);
        all.put(content, 0, from).put(changed).put(content, to, content.length - to);
        store.delete(slice.key());
        write(slice.key(), all.array());
    }

    /** The content with its last byte changed. */
    public static byte[] flipped(byte[] content) {
        var changed = content.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    /** Makes a second copy of the blob. */
    public void copy(Digest blob) throws IOException {
        var slice = places(blob).getFirst();
        var key = ObjectKey.fresh();
        try (var content = store.open(slice)) {
            write(key, content.readAllBytes());
        }
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        INSERT INTO blob_copy (sha256, size, store, object_key, start)
                        SELECT sha256, size, store, ?, 0 FROM blob_copy WHERE sha256 = ? AND live LIMIT 1
                        """, key.value(), blob.bytes()));
    }

    public void delete(ObjectKey object) throws IOException {
        store.delete(object);
    }

    private byte[] content(ObjectKey object) throws IOException {
        try (var content = store.open(new ObjectSlice(object, 0, store.size(object)))) {
            return content.readAllBytes();
        }
    }

    private void write(ObjectKey object, byte[] content) throws IOException {
        try (var sink = store.write(object)) {
            sink.append(ByteBuffer.wrap(content));
            sink.commit();
        }
    }

    private List<ObjectSlice> places(Digest blob) {
        return sql.list(
                row -> new ObjectSlice(
                        new ObjectKey(row.getString("object_key")), row.getLong("start"), row.getLong("size")),
                "SELECT object_key, start, size FROM blob_copy WHERE sha256 = ? AND live ORDER BY id",
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

    private boolean readable(Digest blob, ObjectSlice place) throws IOException {
        try (var content = store.open(place)) {
            return Digest.of(content.readAllBytes()).equals(blob);
        } catch (ObjectMissing gone) {
            return false;
        }
    }
}
