package dev.afterrun.storage.download;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.catalog.Artifact;
import dev.afterrun.storage.downloadcount.Downloads;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files of several jobs at once, some of each. */
@ApplicationScoped
public class FilesOfJobs {
    private static final String FILES = """
            SELECT artifact.job_id, artifact.path, artifact.sha256, artifact.size, artifact.executable, artifact.state,
                   artifact.refusal, artifact.expires_at,
            """ + Artifact.HOLDS_ITS_NAME + """
             AS named,
            """ + Copies.DAMAGED_ARTIFACT + """
             AS damaged, known.downloads, known.last_at
            FROM unnest(?) AS wanted (id) JOIN job USING (id)
            CROSS JOIN LATERAL (
                SELECT * FROM artifact WHERE job_id = job.id AND path > ?
                ORDER BY path FETCH FIRST ? ROWS WITH TIES) AS artifact
            LEFT JOIN download_count AS known
              ON known.sha256 = artifact.sha256 AND known.repository_id = artifact.repository_id
            ORDER BY artifact.job_id, artifact.path, artifact.state = 'refused', artifact.sha256
            """;

    /** An index of the table has the same condition. */
    private static final String INDEXES = """
            SELECT artifact.job_id, artifact.path, artifact.sha256, artifact.size, artifact.executable, artifact.state,
                   artifact.refusal, artifact.expires_at, true AS named,
            """ + Copies.DAMAGED_ARTIFACT + """
             AS damaged, NULL::bigint AS downloads, NULL::timestamptz AS last_at
            FROM unnest(?) AS wanted (id) JOIN job USING (id)
            CROSS JOIN LATERAL (
                SELECT * FROM artifact
                WHERE job_id = job.id AND artifact.state = 'stored' AND artifact.path ~ '(^|/)index[.]html$'
                ORDER BY length(path) FETCH FIRST ? ROWS ONLY) AS artifact
            WHERE
            """ + Artifact.HOLDS_ITS_NAME + """
            ORDER BY artifact.job_id, length(artifact.path), artifact.path
            """;

    /** Of a site of thousands of folders the outermost is among the shortest. */
    private static final int SHORTEST = 50;

    private static final String TOTALS = """
            SELECT job_id, count(*) AS files, sum(size) AS bytes FROM artifact WHERE job_id = ANY (?) GROUP BY job_id
            """;

    private final Sql sql;

    FilesOfJobs(Sql sql) {
        this.sql = sql;
    }

    /**
     * At most {@code limit} files of each job, by path, from the one behind {@code after}; and others of the last one's
     * path, since a job may have brought several contents under it, all but one refused.
     */
    public List<Row> page(List<Long> jobs, Optional<ArtifactPath> after, int limit) {
        return sql.list(
                Row::read, FILES, numbers(jobs), after.map(ArtifactPath::value).orElse(""), limit);
    }

    /** Files called {@code index.html} that the jobs' own names lead to, the shortest paths of each job. */
    public List<Row> indexes(List<Long> jobs) {
        return sql.list(Row::read, INDEXES, numbers(jobs), SHORTEST);
    }

    /** How many files the jobs have and how many bytes those add up to; jobs without files are left out. */
    public List<Total> totals(List<Long> jobs) {
        return sql.list(
                row -> new Total(row.getLong("job_id"), row.getInt("files"), row.getLong("bytes")),
                TOTALS,
                numbers(jobs));
    }

    private static Array numbers(List<Long> jobs) {
        return new Array("bigint", jobs);
    }

    /**
     * A file.
     *
     * @param named whether its content holds its name for the job's commit
     * @param damaged whether its bytes were damaged in the store and no other copy is left
     * @param downloads of its content, where there were any; not told of those found by {@link #indexes}
     * @param ends when it goes by what is written with it; empty: nothing ends it for now
     */
    public record Row(
            long jobId,
            ArtifactPath path,
            Digest sha256,
            long size,
            boolean executable,
            ArtifactState state,
            Optional<String> refusal,
            boolean named,
            boolean damaged,
            Optional<Instant> ends,
            Optional<Downloads> downloads) {
        private static Row read(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("job_id"),
                    new ArtifactPath(row.getString("path")),
                    Digest.ofHash(row.getBytes("sha256")),
                    row.getLong("size"),
                    row.getBoolean("executable"),
                    ArtifactState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                    Optional.ofNullable(row.getString("refusal")),
                    row.getBoolean("named"),
                    row.getBoolean("damaged"),
                    Optional.ofNullable(row.getTimestamp("expires_at")).map(Timestamp::toInstant),
                    Downloads.read(row));
        }
    }

    /** What a job's files add up to. */
    public record Total(long jobId, int files, long bytes) {}
}
