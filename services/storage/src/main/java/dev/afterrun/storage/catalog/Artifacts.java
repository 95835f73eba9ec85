package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** The files of jobs. */
@ApplicationScoped
public class Artifacts {
    private static final String LIST = """
            INSERT INTO artifact (job_id, path, sha256, size, executable, state)
            SELECT ?, entry.path, entry.sha256, entry.size, entry.executable, 'awaiting'
            FROM unnest(?, ?, ?, ?) AS entry (path, sha256, size, executable)
            ON CONFLICT (job_id, path) DO UPDATE
            SET sha256 = excluded.sha256, size = excluded.size, executable = excluded.executable,
                state = 'awaiting', refusal = NULL
            WHERE artifact.sha256 <> excluded.sha256 AND ?
            """;
    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE state = 'awaiting') AS awaiting,
                   count(*) FILTER (WHERE state = 'stored') AS stored,
                   count(*) FILTER (WHERE state = 'missing') AS missing,
                   count(*) FILTER (WHERE state = 'refused') AS refused,
                   count(*) FILTER (WHERE state = 'expired') AS expired,
                   coalesce(sum(size) FILTER (WHERE state = 'stored'), 0) AS bytes
            FROM artifact WHERE job_id = ?
            """;

    private final Sql sql;

    Artifacts(Sql sql) {
        this.sql = sql;
    }

    /** Makes rows of {@code files}. What is there already stays, unless a new version of the same path is asked for. */
    @Transactional(TxType.MANDATORY)
    public void list(Job job, List<ManifestEntry> files) {
        sql.update(
                LIST,
                job.id(),
                new Array(
                        "text", files.stream().map(file -> file.path().value()).toList()),
                new Array(
                        "bytea",
                        files.stream().map(file -> file.sha256().bytes()).toList()),
                new Array("bigint", files.stream().map(ManifestEntry::size).toList()),
                new Array(
                        "boolean", files.stream().map(ManifestEntry::executable).toList()),
                job.newVersion());
    }

    /** How the files of the job stand. */
    public ArtifactCounts count(Job job) {
        return sql.first(
                        row -> new ArtifactCounts(
                                row.getInt("awaiting"),
                                row.getInt("stored"),
                                row.getInt("missing"),
                                row.getInt("refused"),
                                row.getInt("expired"),
                                row.getLong("bytes")),
                        COUNT,
                        job.id())
                .orElse(ArtifactCounts.NONE);
    }

    /** The job's files by path, at most {@code limit}, from the one behind {@code after}. */
    public List<Artifact> page(Job job, Optional<ArtifactPath> after, int limit) {
        return sql.list(
                Artifact::read,
                "SELECT " + Artifact.COLUMNS + " FROM artifact WHERE job_id = ? AND path > ? ORDER BY path LIMIT ?",
                job.id(),
                after.map(ArtifactPath::value).orElse(""),
                limit);
    }

    /** The job's file at this path. */
    public Optional<Artifact> find(Job job, ArtifactPath path) {
        return sql.first(
                Artifact::read,
                "SELECT " + Artifact.COLUMNS + " FROM artifact WHERE job_id = ? AND path = ?",
                job.id(),
                path.value());
    }

    /** The file that holds this name for the commit, of the most trusted run that has one. */
    public Optional<Artifact> named(Repository repository, String commit, ArtifactPath path) {
        return sql.first(Artifact::read, "SELECT " + Artifact.COLUMNS + """
                         FROM published_name AS name JOIN artifact USING (job_id, path)
                        WHERE name.repository_id = ? AND name.commit_sha = ? AND name.path = ? AND name.trust > 0
                        ORDER BY name.trust DESC LIMIT 1
                        """, repository.id(), commit, path.value());
    }
}
