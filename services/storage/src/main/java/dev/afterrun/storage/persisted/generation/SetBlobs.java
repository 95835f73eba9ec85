package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Tenant;
import dev.afterrun.storage.catalog.UsageCount;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;

/**
 * What generations need, each blob once within a tenant, and counted in what its repository uses. Rows are taken in the order of their
 * digests, so that of two who come and go at once one waits.
 */
@ApplicationScoped
public class SetBlobs {
    /** The row that is there already is written to, so that nobody takes it away meanwhile; such a row has an xmax. */
    private static final String PUT = """
            WITH put AS (
                INSERT INTO set_blob (repository_id, trust, sha256, size)
                SELECT ?, ?, blob.sha256, blob.size FROM unnest(?, ?) AS blob (sha256, size) ORDER BY blob.sha256
                ON CONFLICT (repository_id, trust, sha256) DO UPDATE SET size = set_blob.size
                RETURNING repository_id, size, xmax = 0 AS is_new),
            added AS (SELECT repository_id, size FROM put WHERE is_new),
            counted AS (%s)
            SELECT coalesce(sum(size), 0) AS bytes FROM added
            """.formatted(UsageCount.more("added"));

    private static final String REFER = """
            INSERT INTO set_generation_blob (generation_id, place, blob_id)
            SELECT ?, needed.place - 1, blob.id FROM unnest(?) WITH ORDINALITY AS needed (sha256, place)
            JOIN set_blob AS blob ON blob.sha256 = needed.sha256 AND blob.repository_id = ? AND blob.trust = ?
            """;

    private static final String RELEASE = """
            WITH needed AS (DELETE FROM set_generation_blob WHERE generation_id = ? RETURNING blob_id),
                 replaced AS (DELETE FROM set_replaced_pack WHERE generation_id = ? RETURNING blob_id)
            SELECT blob_id FROM needed UNION SELECT blob_id FROM replaced
            """;

    private static final String TAKE = "SELECT id FROM set_blob WHERE id = ANY (?) ORDER BY sha256 FOR UPDATE";

    private static final String FORGET = """
            WITH gone AS (
                DELETE FROM set_blob WHERE id = ANY (?)
                  AND NOT EXISTS (SELECT 1 FROM set_generation_blob WHERE blob_id = set_blob.id)
                  AND NOT EXISTS (SELECT 1 FROM set_replaced_pack WHERE blob_id = set_blob.id)
                RETURNING repository_id, size, sha256),
            counted AS (%s)
            SELECT sha256 FROM gone
            """.formatted(UsageCount.fewer("gone"));

    private final Sql sql;

    SetBlobs(Sql sql) {
        this.sql = sql;
    }

    /** The tenant keeps these, whose copies are held; returns the bytes of those that it had in no set before. */
    @Transactional(TxType.MANDATORY)
    public long put(Tenant tenant, Collection<SetBlob> blobs) {
        return sql.first(
                        row -> row.getLong("bytes"),
                        PUT,
                        tenant.repository(),
                        tenant.trust().rank(),
                        Copies.digests(blobs.stream().map(SetBlob::sha256).toList()),
                        new Array("bigint", blobs.stream().map(SetBlob::size).toList()))
                .orElse(0L);
    }

    /** The generation needs these of the tenant, in this order. */
    @Transactional(TxType.MANDATORY)
    void refer(long generation, Tenant tenant, List<Digest> needed) {
        sql.update(
                REFER,
                generation,
                Copies.digests(needed),
                tenant.repository(),
                tenant.trust().rank());
    }

    /** The generation needs nothing any more; returns what no set of the tenant needs. */
    @Transactional(TxType.MANDATORY)
    List<Digest> release(long generation) {
        return letGo(sql.list(row -> row.getLong("blob_id"), RELEASE, generation, generation));
    }

    /** Something needs these no more; returns which of them no set of the tenant needs, nor somebody who was told of them. */
    @Transactional(TxType.MANDATORY)
    public List<Digest> letGo(List<Long> blobs) {
        var released = new Array("bigint", blobs);
        // First the rows, from whoever is about to refer to them; then, in a fresh look, who does.
        sql.list(row -> row.getLong("id"), TAKE, released);
        return sql.list(row -> Digest.ofHash(row.getBytes("sha256")), FORGET, released);
    }
}
