package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.disposal.RetentionSettings;
import dev.afterrun.storage.persisted.generation.SetBlobs;
import dev.afterrun.storage.persisted.repacking.Repacked.Reference;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;

/**
 * The transaction that puts new packs in the place of old ones. Generations are held first, then copies, then what sets keep: nobody
 * takes them in another order.
 */
@ApplicationScoped
class ReplacePacks {
    private static final String HOLD =
            "SELECT id FROM set_generation WHERE id = ANY (?) AND ended_at IS NULL ORDER BY id FOR UPDATE";

    private static final String WITH_ALL = """
            SELECT generation_id FROM set_generation_blob WHERE generation_id = ANY (?) AND blob_id = ANY (?)
            GROUP BY generation_id HAVING count(*) = ? ORDER BY generation_id
            """;

    private static final String TAKE = """
            SELECT id FROM set_blob WHERE repository_id = ? AND trust = ? AND sha256 = ANY (?) ORDER BY sha256 FOR UPDATE
            """;

    private static final String REPLACE = """
            WITH old AS (
                DELETE FROM set_generation_blob WHERE generation_id = ANY (?) AND blob_id = ANY (?)
                RETURNING generation_id, blob_id)
            INSERT INTO set_replaced_pack (generation_id, blob_id) SELECT generation_id, blob_id FROM old
            """;

    /** At the end of its list; but for a pack that was there by chance. */
    private static final String REFER = """
            INSERT INTO set_generation_blob (generation_id, place, blob_id, chunks, bytes)
            SELECT fresh.generation_id, fresh.number + (
                       SELECT max(place) FROM set_generation_blob AS last WHERE last.generation_id = fresh.generation_id),
                   blob.id, fresh.chunks, fresh.bytes
            FROM unnest(?, ?, ?, ?, ?) AS fresh (generation_id, number, sha256, chunks, bytes)
            JOIN set_blob AS blob ON blob.sha256 = fresh.sha256 AND blob.repository_id = ? AND blob.trust = ?
            WHERE NOT EXISTS (
                SELECT 1 FROM set_generation_blob AS known
                WHERE known.generation_id = fresh.generation_id AND known.blob_id = blob.id)
            """;

    /** Each chunk was compared before it was packed. */
    private static final String VERIFIED = """
            UPDATE set_blob SET verified_at = clock_timestamp()
            WHERE repository_id = ? AND trust = ? AND sha256 = ANY (?) AND verified_at IS NULL
            """;

    private final Sql sql;
    private final SetBlobs blobs;
    private final NewPacks newPacks;
    private final DueWork dueWork;
    private final RetentionSettings retention;

    ReplacePacks(Sql sql, SetBlobs blobs, NewPacks newPacks, DueWork dueWork, RetentionSettings retention) {
        this.sql = sql;
        this.blobs = blobs;
        this.newPacks = newPacks;
        this.dueWork = dueWork;
        this.retention = retention;
    }

    /** Returns how many generations need the new packs from now on; where there are none, the new packs go. */
    @Transactional
    int replace(Tenant tenant, Repacked repacked) {
        var generations = hold(repacked);
        if (generations.isEmpty()) {
            newPacks.drop(repacked.fresh());
            return 0;
        }
        // Those who needed the others have ended meanwhile.
        var references = repacked.references(generations);
        var needed = repacked.needed(references);
        newPacks.drop(
                repacked.fresh().stream().filter(pack -> !needed.contains(pack)).toList());
        newPacks.keep(needed);
        var repository = tenant.repository();
        var trust = tenant.trust().rank();
        sql.list(row -> row.getLong("id"), TAKE, repository, trust, Copies.digests(repacked.digests()));
        blobs.put(tenant, needed.stream().map(NewPack::blob).toList());
        var digests = needed.stream().map(NewPack::sha256).toList();
        sql.update(VERIFIED, repository, trust, Copies.digests(digests));
        sql.update(REPLACE, ids(generations), ids(repacked.oldIds()));
        refer(tenant, references);
        repacked.oldIds().forEach(old -> dueWork.mark(ReleasePacks.KIND, Long.toString(old), retention.grace()));
        return generations.size();
    }

    /** Those that need all of the old packs still; nobody ends them until the transaction does. */
    private List<Long> hold(Repacked repacked) {
        var standing = sql.list(row -> row.getLong("id"), HOLD, ids(repacked.generations()));
        return sql.list(
                row -> row.getLong("generation_id"),
                WITH_ALL,
                ids(standing),
                ids(repacked.oldIds()),
                repacked.old().size());
    }

    private void refer(Tenant tenant, List<Reference> references) {
        sql.update(
                REFER,
                column("bigint", references, Reference::generation),
                column("integer", references, Reference::number),
                Copies.digests(references.stream().map(Reference::pack).toList()),
                column("bytea", references, each -> each.need().chunks().toByteArray()),
                column("bigint", references, each -> each.need().bytes()),
                tenant.repository(),
                tenant.trust().rank());
    }

    private static <T> Array column(String type, List<Reference> references, Function<Reference, T> value) {
        return new Array(type, references.stream().map(value).toList());
    }

    private static Array ids(List<Long> ids) {
        return new Array("bigint", ids);
    }
}
