package dev.afterrun.storage.listing;

import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.download.Candidates;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What a folder has in it, as people look at it: folders first. */
@ApplicationScoped
public class FolderEntries {
    private static final String ENTRIES = """
            , file AS (
                SELECT DISTINCT ON (artifact.path) substr(artifact.path, ?) AS rest, artifact.sha256, artifact.size,
                       artifact.executable, job.finished_at
                FROM candidate JOIN job ON job.id = candidate.id
                JOIN artifact ON artifact.job_id = job.id AND artifact.state = 'stored'
                  AND artifact.path > ? AND artifact.path < ?
                WHERE NOT ? OR
            """ + Artifact.HOLDS_ITS_NAME + """
                ORDER BY artifact.path, candidate.ordinal)
            SELECT * FROM (
            SELECT split_part(rest, '/', 1) AS name, count(*) AS files, sum(size) AS size, false AS executable,
                   max(finished_at) AS finished_at, NULL::bytea AS sha256
            FROM file WHERE position('/' IN rest) > 0 GROUP BY 1
            UNION ALL SELECT rest, 1, size, executable, finished_at, sha256 FROM file WHERE position('/' IN rest) = 0
            ) AS entry ORDER BY sha256 IS NOT NULL, name OFFSET ? LIMIT ?
            """;

    private final Sql sql;

    FolderEntries(Sql sql) {
        this.sql = sql;
    }

    /** At most {@code limit} entries behind the first {@code skipped}. */
    public List<Entry> page(Candidates candidates, Folder folder, int skipped, int limit) {
        return sql.list(
                FolderEntries::read,
                candidates.with().stripTrailing() + ENTRIES,
                candidates.bound(
                        folder.prefix().codePointCount(0, folder.prefix().length()) + 1,
                        folder.prefix(),
                        folder.end(),
                        candidates.byName(),
                        skipped,
                        limit));
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("name"),
                row.getInt("files"),
                row.getLong("size"),
                row.getBoolean("executable"),
                row.getTimestamp("finished_at").toInstant(),
                Optional.ofNullable(row.getBytes("sha256")).map(Digest::ofHash));
    }
}
