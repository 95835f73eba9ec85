package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetBlob;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is needed of packs, as it was written down when each generation was verified. */
@ApplicationScoped
class KnownPacks {
    /**
     * Where one generation needs half, all of them do; where it is not known what one needs, it may be anything. A blob that is
     * also a description has a row without chunks.
     */
    private static final String MAYBE_SPARSE = """
            SELECT blob.id, blob.sha256, blob.size,
                   array_agg(needed.generation_id ORDER BY needed.generation_id) AS generations
            FROM set_blob AS blob JOIN set_generation_blob AS needed ON needed.blob_id = blob.id
            WHERE blob.repository_id = ? AND blob.trust = ? AND blob.id > ?
            GROUP BY blob.id HAVING bool_and(needed.chunks IS NOT NULL) AND max(needed.bytes) * 2 < blob.size
            ORDER BY blob.id LIMIT ?
            """;

    private static final String NEEDS = """
            SELECT generation_id, chunks FROM set_generation_blob WHERE blob_id = ? AND chunks IS NOT NULL
            """;

    private final Sql sql;

    KnownPacks(Sql sql) {
        this.sql = sql;
    }

    /** Up to {@code most} packs of the stretch, of each of which no generation needs half. */
    List<KnownPack> maybeSparse(Stretch stretch, int most) {
        var tenant = stretch.tenant();
        return sql.list(
                KnownPacks::read,
                MAYBE_SPARSE,
                tenant.repository(),
                tenant.trust().rank(),
                stretch.after(),
                most);
    }

    /** The places of the chunks that each of its generations needs, of those that need it still. */
    Map<Long, BitSet> needs(KnownPack pack) {
        return sql
                .list(
                        row -> Map.entry(row.getLong("generation_id"), BitSet.valueOf(row.getBytes("chunks"))),
                        NEEDS,
                        pack.id())
                .stream()
                .filter(need -> pack.generations().contains(need.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static KnownPack read(ResultSet row) throws SQLException {
        var generations = (Long[]) row.getArray("generations").getArray();
        return new KnownPack(
                row.getLong("id"),
                new SetBlob(Digest.ofHash(row.getBytes("sha256")), row.getLong("size")),
                List.of(generations));
    }
}
