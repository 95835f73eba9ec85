package dev.afterrun.storage.audit;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import dev.afterrun.storage.upload.SweepLateSending;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The objects that rows tell of. */
@ApplicationScoped
class KnownObjects {
    /** By the index on store and key, whose order is that of stores. An object may have as many rows as a pack has files. */
    private static final String BETWEEN = """
            SELECT object_key, bool_or(live AND damaged_at IS NULL) AS needed, max(created_at) AS since,
                   coalesce(sum(size) FILTER (WHERE live AND damaged_at IS NULL), 0) AS bytes
            FROM blob_copy WHERE store = ? AND object_key > ? AND object_key <= ?
            GROUP BY object_key ORDER BY object_key LIMIT ?
            """;

    /** Copies, uploads that become objects before they have a copy, and what is to be deleted. */
    private static final String EXPECTED = """
            WITH wanted AS (SELECT unnest(?) AS key)
            SELECT key FROM wanted
            WHERE EXISTS (SELECT 1 FROM blob_copy WHERE store = ? AND object_key = wanted.key)
               OR wanted.key IN (SELECT object_key FROM direct_upload WHERE store = ? AND object_key IS NOT NULL)
               OR EXISTS (SELECT 1 FROM due_work WHERE kind = ? AND due_work.key = ?::text || ':' || wanted.key)
            UNION SELECT key FROM wanted JOIN condemned_object ON object_key = key WHERE store = ?
            """;

    private final Sql sql;

    KnownObjects(Sql sql) {
        this.sql = sql;
    }

    /** Up to {@code limit} of the store behind {@code after}, up to and with {@code last}, in the order of keys. */
    List<KnownObject> between(String store, String after, String last, int limit) {
        return sql.list(
                row -> new KnownObject(
                        new ObjectKey(row.getString("object_key")),
                        row.getBoolean("needed"),
                        row.getTimestamp("since").toInstant(),
                        row.getLong("bytes")),
                BETWEEN,
                store,
                after,
                last,
                limit);
    }

    /** Those of {@code keys} that anything in the database tells of now. */
    Set<ObjectKey> expected(String store, Collection<ObjectKey> keys) {
        return new HashSet<>(sql.list(
                row -> new ObjectKey(row.getString(1)),
                EXPECTED,
                new Array("text", keys.stream().map(ObjectKey::value).toList()),
                store,
                store,
                SweepLateSending.KIND,
                store,
                store));
    }

    /** What time the database says it is. */
    Instant now() {
        return sql.first(row -> row.getTimestamp(1), "SELECT clock_timestamp()")
                .map(Timestamp::toInstant)
                .orElseThrow();
    }
}
