package dev.afterrun.storage.persisted.archive;

import com.github.luben.zstd.util.ZstdVersion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * The digests of archives that were written whole. The same set is the same tar; what zstd makes of it, each of its versions may do
 * otherwise.
 */
@ApplicationScoped
public class ArchiveDigests {
    private static final String ZSTD = "zstd " + ZstdVersion.VERSION;

    private final Sql sql;

    ArchiveDigests(Sql sql) {
        this.sql = sql;
    }

    /** What the generation's archive is known to be. */
    public Optional<Digest> find(long generation) {
        return sql.first(
                row -> Digest.ofHash(row.getBytes("archive_sha256")),
                "SELECT archive_sha256 FROM set_generation WHERE id = ? AND archived_by = ?",
                generation,
                ZSTD);
    }

    /** It was written whole, and is this. */
    @Transactional
    public void is(long generation, Digest sha256) {
        sql.update("""
                UPDATE set_generation SET archive_sha256 = ?, archived_by = ?
                WHERE id = ? AND archived_by IS DISTINCT FROM ?
                """, sha256.bytes(), ZSTD, generation, ZSTD);
    }
}
