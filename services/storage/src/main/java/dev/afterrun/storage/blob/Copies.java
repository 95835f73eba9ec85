package dev.afterrun.storage.blob;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where blobs lie. A copy is live, or condemned and about to be deleted; a condemned one never comes back. A live one that
 * was {@link DamagedBlobs found damaged} is as good as none.
 *
 * <p>Whoever refers to a blob first holds its live copies with {@link #hold}; whoever condemns them takes the same rows
 * for itself. So either the reference is seen, or the copy is gone before the reference is made.
 */
@ApplicationScoped
public class Copies {
    /** Whether a copy can be read of the content of a row called {@code known}, as an expression. */
    public static final String READABLE_OF_KNOWN = """
            EXISTS (SELECT 1 FROM blob_copy AS copy
                WHERE copy.sha256 = known.sha256 AND copy.live AND copy.damaged_at IS NULL)
            """;

    /** Whether a stored row called {@code artifact} has damaged copies and no other, as an expression. */
    public static final String DAMAGED_ARTIFACT = """
            (artifact.state = 'stored'
             AND EXISTS (SELECT 1 FROM blob_copy AS copy
                         WHERE copy.sha256 = artifact.sha256 AND copy.live AND copy.damaged_at IS NOT NULL)
             AND NOT EXISTS (SELECT 1 FROM blob_copy AS copy
                         WHERE copy.sha256 = artifact.sha256 AND copy.live AND copy.damaged_at IS NULL))
            """;

    private static final String FIND = """
            SELECT DISTINCT ON (sha256) sha256, store, object_key, start, size
            FROM blob_copy WHERE sha256 = ANY (?) AND live AND damaged_at IS NULL ORDER BY sha256, store = ? DESC, id
            """;

    private final Sql sql;
    private final Stores stores;

    Copies(Sql sql, Stores stores) {
        this.sql = sql;
        this.stores = stores;
    }

    /** A live copy of the blob, which is not known to be damaged; one in the main store where there is any. */
    public Optional<Place> find(Digest sha256) {
        return Optional.ofNullable(find(List.of(sha256)).get(sha256));
    }

    /** Such a copy of each of {@code blobs} that has one. */
    public Map<Digest, Place> find(Collection<Digest> blobs) {
        return sql.list(Copies::found, FIND, digests(blobs), stores.mainName()).stream()
                .collect(Collectors.toMap(Found::sha256, Found::place));
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                Digest.ofHash(row.getBytes("sha256")),
                new Place(
                        row.getString("store"),
                        new ObjectSlice(
                                new ObjectKey(row.getString("object_key")),
                                row.getLong("start"),
                                row.getLong("size"))));
    }

    /** Those of {@code blobs} that have a live copy, which stays live until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public List<Digest> hold(Collection<Digest> blobs) {
        return sql.list(row -> Digest.ofHash(row.getBytes("sha256")), """
                        SELECT blob_copy.sha256 FROM unnest(?) AS wanted (sha256) JOIN blob_copy USING (sha256)
                        WHERE live AND damaged_at IS NULL ORDER BY blob_copy.sha256, id FOR SHARE OF blob_copy
                        """, digests(blobs)).stream()
                .distinct()
                .toList();
    }

    /** The name of the store that takes what is new. */
    public String mainStore() {
        return stores.mainName();
    }

    /** Takes note of copies in the main store, as {@link #add(String, List, Collection)}. */
    @Transactional(TxType.MANDATORY)
    public List<NewCopy> add(List<NewCopy> written) {
        return add(stores.mainName(), written);
    }

    /** Takes note of copies in that store, as {@link #add(String, List, Collection)}. */
    @Transactional(TxType.MANDATORY)
    public List<NewCopy> add(String store, List<NewCopy> written) {
        return add(store, written, hold(written.stream().map(NewCopy::sha256).toList()));
    }

    /** As {@link #add(List)}, where the caller has held what is live already. */
    @Transactional(TxType.MANDATORY)
    public List<NewCopy> add(List<NewCopy> written, Collection<Digest> held) {
        return add(stores.mainName(), written, held);
    }

    /** Takes note of copies, but for blobs that have a live one; those are returned, their new bytes serve nobody. */
    private List<NewCopy> add(String store, List<NewCopy> written, Collection<Digest> held) {
        var live = Set.copyOf(held);
        insert(
                store,
                written.stream().filter(copy -> !live.contains(copy.sha256())).toList());
        return written.stream().filter(copy -> live.contains(copy.sha256())).toList();
    }

    private void insert(String store, List<NewCopy> fresh) {
        var places = fresh.stream().map(NewCopy::place).toList();
        sql.update(
                """
                INSERT INTO blob_copy (sha256, size, store, object_key, start, whole)
                SELECT copy.sha256, copy.size, ?, copy.object_key, copy.start, copy.whole
                FROM unnest(?, ?, ?, ?, ?) AS copy (sha256, size, object_key, start, whole)
                """,
                store,
                digests(fresh.stream().map(NewCopy::sha256).toList()),
                new Array("bigint", places.stream().map(ObjectSlice::length).toList()),
                new Array(
                        "text",
                        places.stream().map(place -> place.key().value()).toList()),
                new Array("bigint", places.stream().map(ObjectSlice::offset).toList()),
                new Array("boolean", fresh.stream().map(NewCopy::whole).toList()));
    }

    /** Takes every live copy of {@code blobs} for the transaction alone, in the order that all who do so keep. */
    @Transactional(TxType.MANDATORY)
    public void take(Collection<Digest> blobs) {
        sql.list(
                row -> row.getLong(1),
                "SELECT id FROM blob_copy WHERE live AND sha256 = ANY (?) ORDER BY sha256, id FOR UPDATE",
                digests(blobs));
    }

    /** Digests as a column, each as often as it comes. */
    public static Array digests(Collection<Digest> blobs) {
        return new Array("bytea", blobs.stream().map(Digest::bytes).toList());
    }

    private record Found(Digest sha256, Place place) {}
}
