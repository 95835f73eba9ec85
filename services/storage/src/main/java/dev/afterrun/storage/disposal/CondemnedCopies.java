package dev.afterrun.storage.disposal;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What rows say of objects that are to be deleted. Those that are not live have been left by versions that marked them first. */
@ApplicationScoped
class CondemnedCopies {
    /** Rows that one transaction forgets, and those of one object: a pack has thousands. */
    private static final int ROWS = 1_000;

    private static final String UNNEEDED = """
            SELECT wanted.key, there.copies
            FROM unnest(?) WITH ORDINALITY AS wanted (key, place)
            CROSS JOIN LATERAL (
                SELECT count(*) AS copies, coalesce(bool_or(live), false) AS live
                FROM blob_copy WHERE store = ? AND object_key = wanted.key) AS there
            WHERE NOT there.live
            ORDER BY wanted.place
            """;
    private static final String FORGET = """
            DELETE FROM blob_copy WHERE store = ? AND object_key = ANY (?) AND NOT live RETURNING sha256
            """;

    private final Sql sql;
    private final Event<BlobsDisposed> disposed;

    CondemnedCopies(Sql sql, Event<BlobsDisposed> disposed) {
        this.sql = sql;
        this.disposed = disposed;
    }

    /**
     * Those of the objects in which no live copy is left, each with the number of its rows, in their order. No copy is ever
     * added to an object that lies there already, so this cannot change any more.
     */
    Map<ObjectKey, Integer> unneeded(Deletion deletion) {
        var unneeded = new LinkedHashMap<ObjectKey, Integer>();
        sql.list(
                        row -> Map.entry(new ObjectKey(row.getString("key")), row.getInt("copies")),
                        UNNEEDED,
                        keys(deletion.objects()),
                        deletion.store())
                .forEach(object -> unneeded.put(object.getKey(), object.getValue()));
        return unneeded;
    }

    /** Forgets the rows of these, which are deleted: in few transactions, each of which is bounded. */
    void forget(Deletion deleted, Map<ObjectKey, Integer> copies) {
        var together = new ArrayList<ObjectKey>();
        var rows = 0;
        for (var object : deleted.objects()) {
            together.add(object);
            rows += copies.getOrDefault(object, 0);
            if (rows >= ROWS) {
                forget(deleted.store(), together);
                together.clear();
                rows = 0;
            }
        }
        if (rows > 0) {
            forget(deleted.store(), together);
        }
    }

    private void forget(String store, List<ObjectKey> objects) {
        QuarkusTransaction.requiringNew().run(() -> {
            // Rows that come back when PostgreSQL dies are condemned still, and the piece of work with them.
            sql.update("SET LOCAL synchronous_commit = off");
            var contents = sql.list(row -> Digest.ofHash(row.getBytes("sha256")), FORGET, store, keys(objects));
            disposed.fire(new BlobsDisposed(contents));
        });
    }

    private static Array keys(List<ObjectKey> objects) {
        return new Array("text", objects.stream().map(ObjectKey::value).toList());
    }
}
