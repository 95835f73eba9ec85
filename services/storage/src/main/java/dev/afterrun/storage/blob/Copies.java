package dev.afterrun.storage.blob;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
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
    /** The one store that there is so far. */
    static final String STORE = "files";

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

    private final Sql sql;

    Copies(Sql sql) {
        this.sql = sql;
    }

    /** A live copy of the blob, which is not known to be damaged. */
    public Optional<ObjectSlice> find(Digest sha256) {
        return sql.first(
                row -> new ObjectSlice(
                        new ObjectKey(row.getString("object_key")), row.getLong("start"), row.getLong("size")),
                """
                SELECT object_key, start, size FROM blob_copy
                WHERE sha256 = ? AND live AND damaged_at IS NULL ORDER BY id LIMIT 1
                """,
                (Object) sha256.bytes());
    }

    /** A live copy of each of {@code blobs} that has one not known to be damaged. */
    public Map<Digest, ObjectSlice> find(Collection<Digest> blobs) {
        return sql
                .list(
                        row -> new NewCopy(
                                Digest.ofHash(row.getBytes("sha256")),
                                new ObjectSlice(
                                        new ObjectKey(row.getString("object_key")),
                                        row.getLong("start"),
                                        row.getLong("size"))),
                        """
                        SELECT DISTINCT ON (sha256) sha256, object_key, start, size
                        FROM blob_copy WHERE sha256 = ANY (?) AND live AND damaged_at IS NULL ORDER BY sha256, id
                        """,
                        digests(blobs))
                .stream()
                .collect(Collectors.toMap(NewCopy::sha256, NewCopy::place));
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

    /** Takes note of copies, but for blobs that have a live one; those are returned, their new bytes serve nobody. */
    @Transactional(TxType.MANDATORY)
    public List<NewCopy> add(List<NewCopy> written) {
        return add(written, hold(written.stream().map(NewCopy::sha256).toList()));
    }

    /** As {@link #add(List)}, where the caller has held what is live already. */
    @Transactional(TxType.MANDATORY)
    public List<NewCopy> add(List<NewCopy> written, Collection<Digest> held) {
        var live = Set.copyOf(held);
        insert(written.stream().filter(copy -> !live.contains(copy.sha256())).toList());
        return written.stream().filter(copy -> live.contains(copy.sha256())).toList();
    }

    private void insert(List<NewCopy> fresh) {
        var places = fresh.stream().map(NewCopy::place).toList();
        sql.update(
                """
                INSERT INTO blob_copy (sha256, size, store, object_key, start)
                SELECT copy.sha256, copy.size, ?, copy.object_key, copy.start
                FROM unnest(?, ?, ?, ?) AS copy (sha256, size, object_key, start)
                """,
                STORE,
                digests(fresh.stream().map(NewCopy::sha256).toList()),
                new Array("bigint", places.stream().map(ObjectSlice::length).toList()),
                new Array(
                        "text",
                        places.stream().map(place -> place.key().value()).toList()),
                new Array("bigint", places.stream().map(ObjectSlice::offset).toList()));
    }

    /** Digests as a column, each as often as it comes. */
    public static Array digests(Collection<Digest> blobs) {
        return new Array("bytea", blobs.stream().map(Digest::bytes).toList());
    }
}
