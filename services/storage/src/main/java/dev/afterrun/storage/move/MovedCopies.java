package dev.afterrun.storage.move;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.store.MoveStatus.Rest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.disposal.DeleteObject;
import dev.afterrun.storage.disposal.RetentionSettings;
import dev.afterrun.storage.pass.Route;
import dev.afterrun.storage.pass.StoredCopy;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The copies that come and go by a move. Whoever changes them has taken all live copies of their blobs before. */
@ApplicationScoped
class MovedCopies {
    /** Longer than the largest object takes; what was written by somebody who died meanwhile is deleted then. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** Whether a row called {@code copy} has a well counterpart in a store, as an expression. */
    private static final String IS_THERE = """
            EXISTS (SELECT 1 FROM blob_copy AS there
                WHERE there.sha256 = copy.sha256 AND there.store = ? AND there.live AND there.damaged_at IS NULL)
            """;

    private final Sql sql;
    private final DueWork dueWork;
    private final RetentionSettings retention;

    MovedCopies(Sql sql, DueWork dueWork, RetentionSettings retention) {
        this.sql = sql;
        this.dueWork = dueWork;
        this.retention = retention;
    }

    /** Bytes that a copy has to bring. */
    long toCopy(Route route) {
        return sum(
                "copy.store = ? AND copy.live AND copy.damaged_at IS NULL AND NOT " + IS_THERE,
                route.from(),
                route.to());
    }

    /** Bytes that a drain has to compare. */
    long toCompare(Route route) {
        return sum(
                "copy.store = ? AND copy.live AND copy.damaged_at IS NULL AND EXISTS (SELECT 1 FROM blob_copy AS old"
                        + " WHERE old.sha256 = copy.sha256 AND old.store = ? AND old.live)",
                route.to(),
                route.from());
    }

    private long sum(String condition, Object... parameters) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT coalesce(sum(size), 0) FROM blob_copy AS copy WHERE " + condition,
                        parameters)
                .orElse(0L);
    }

    /** What is in the first store now. */
    Rest rest(Route route) {
        return sql.first(
                        row -> new Rest(row.getLong(1), row.getLong(2), row.getLong(3)),
                        "SELECT count(DISTINCT sha256) FILTER (WHERE NOT " + IS_THERE + "), count(*),"
                                + " (SELECT count(*) FROM condemned_object WHERE store = ?)"
                                + " FROM blob_copy AS copy WHERE store = ? AND live",
                        route.to(),
                        route.from(),
                        route.from())
                .orElseThrow();
    }

    /** Those of {@code copies} whose blobs have no well copy in the store. */
    List<StoredCopy> lackingIn(String store, List<StoredCopy> copies) {
        var there = blobs("there.store = ? AND there.damaged_at IS NULL", store, copies);
        return copies.stream().filter(copy -> !there.contains(copy.sha256())).toList();
    }

    /** Those of {@code copies} whose blobs have a copy in the store, damaged or not. */
    List<StoredCopy> beingIn(String store, List<StoredCopy> copies) {
        var there = blobs("there.store = ?", store, copies);
        return copies.stream().filter(copy -> there.contains(copy.sha256())).toList();
    }

    private Set<Digest> blobs(String condition, String store, List<StoredCopy> copies) {
        return new HashSet<>(sql.list(
                row -> Digest.ofHash(row.getBytes("sha256")),
                "SELECT there.sha256 FROM blob_copy AS there WHERE there.sha256 = ANY (?) AND there.live AND "
                        + condition,
                digests(copies),
                store));
    }

    /** An object is about to be written: it is deleted later, unless copies in it are taken note of. */
    @Transactional
    void writing(ObjectInStore fresh) {
        dueWork.mark(DeleteObject.KIND, DeleteObject.key(fresh), ABANDONED);
    }

    /**
     * The object of {@code well} lies there as {@code fresh}, too: copies in it count for blobs that still have one
     * and lack one there.
     *
     * @throws IllegalStateException when it was taken for one that nobody needs; it is copied again then
     */
    @Transactional(TxType.MANDATORY)
    void written(ObjectInStore fresh, List<StoredCopy> well) {
        var added = sql.update(
                "INSERT INTO blob_copy (sha256, size, store, object_key, start, whole)"
                        + " SELECT sha256, size, ?, ?, start, whole FROM blob_copy AS copy WHERE id = ANY (?) AND live"
                        + " AND NOT " + IS_THERE,
                fresh.store(),
                fresh.key().value(),
                new Array("bigint", well.stream().map(StoredCopy::id).toList()),
                fresh.store());
        if (added == 0) {
            dueWork.mark(DeleteObject.KIND, DeleteObject.key(fresh), Duration.ZERO);
        } else if (!dueWork.withdraw(DeleteObject.KIND, DeleteObject.key(fresh))) {
            throw new IllegalStateException(
                    "the object " + fresh.key() + " was being deleted when it was written at last");
        }
    }

    /** Condemns what the store has of these blobs; its objects go after the grace period, for readers are at them. */
    @Transactional(TxType.MANDATORY)
    void leave(String store, List<StoredCopy> well) {
        sql
                .list(
                        ObjectInStore::read,
                        "DELETE FROM blob_copy WHERE live AND store = ? AND sha256 = ANY (?)"
                                + " RETURNING store, object_key",
                        store,
                        digests(well))
                .stream()
                .distinct()
                .forEach(object -> dueWork.mark(DeleteObject.KIND, DeleteObject.key(object), retention.grace()));
    }

    private static Array digests(List<StoredCopy> copies) {
        return Copies.digests(copies.stream().map(StoredCopy::sha256).toList());
    }
}
