package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of jobs. */
@ApplicationScoped
public class Artifacts {
    /** The files of a manifest that has not become artifacts count as it stands. */
    private static final String COUNT = """
            SELECT coalesce(sum(files) FILTER (WHERE state = 'awaiting'), 0) AS awaiting,
                   coalesce(sum(files) FILTER (WHERE state = 'stored'), 0) AS stored,
                   coalesce(sum(files) FILTER (WHERE state = 'missing'), 0) AS missing,
                   coalesce(sum(files) FILTER (WHERE state = 'refused'), 0) AS refused,
                   coalesce(sum(files) FILTER (WHERE state = 'expired'), 0) AS expired,
                   coalesce(sum(size) FILTER (WHERE state = 'stored'), 0) AS bytes
            FROM (SELECT state, 1 AS files, size FROM artifact WHERE job_id = ?
                  UNION ALL SELECT state, files, 0 FROM job_manifest WHERE job_id = ? AND state <> 'listed') AS file
            """;

    /** An index of the table has the same condition, which is that of packages; of two contents of a path the stored one. */
    private static final String PACKAGES = "SELECT " + Artifact.COLUMNS + ", " + Artifact.HOLDS_ITS_NAME + """
             AS named FROM artifact JOIN job ON job.id = artifact.job_id
            WHERE artifact.job_id = ? AND artifact.state = 'stored'
              AND artifact.path ~ '[.](whl|conda|tar[.]bz2|tar[.]gz|tgz|crate)$'
            ORDER BY artifact.path LIMIT ?
            """;

    /**
     * By the job, first: the index of what has expired, of all jobs, looks the shorter way to a plan that was made while nothing
     * had.
     */
    private static final String EXPIRED = """
            WITH file AS MATERIALIZED (
                SELECT sha256, state FROM artifact WHERE job_id = (SELECT id FROM job WHERE key = ?))
            SELECT DISTINCT sha256 FROM file WHERE state = 'expired'
            """;

    private static final String BY_PATH = "SELECT " + Artifact.COLUMNS + ", " + Artifact.HOLDS_ITS_NAME + """
             AS named FROM artifact JOIN job ON job.id = artifact.job_id
            WHERE job_id = ? AND path > ? %s ORDER BY path, state = 'refused', sha256 LIMIT ?
            """;
    private static final String PAGE = BY_PATH.formatted("");
    private static final String PAGE_OF_THOSE_LEFT = BY_PATH.formatted("AND state <> 'expired'");

    private final Sql sql;

    Artifacts(Sql sql) {
        this.sql = sql;
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
                        job.id(),
                        job.id())
                .orElse(ArtifactCounts.NONE);
    }

    /** The job's files by path, at most {@code limit}, from the one behind {@code after}. */
    public List<Listed> page(Job job, Optional<ArtifactPath> after, int limit) {
        return sql.list(
                Artifacts::listed,
                PAGE,
                job.id(),
                after.map(ArtifactPath::value).orElse(""),
                limit);
    }

    /** The files by which a job is told of, at most {@value Limits#FILES_SHOWN}: packages before others, each by path. */
    public List<Listed> shown(Job job) {
        return packagesFirst(job, PAGE);
    }

    /** The same, but for those that have expired. */
    List<Listed> shownOfThoseLeft(Job job) {
        return packagesFirst(job, PAGE_OF_THOSE_LEFT);
    }

    private List<Listed> packagesFirst(Job job, String page) {
        var packages = sql.list(Artifacts::listed, PACKAGES, job.id(), Limits.FILES_SHOWN);
        var others = sql.list(Artifacts::listed, page, job.id(), "", Limits.FILES_SHOWN);
        return Stream.concat(packages.stream(), others.stream())
                // A package's name may be that of a refused file, too.
                .distinct()
                .limit(Limits.FILES_SHOWN)
                .toList();
    }

    /** The job's file at this path; one that was refused only where there is no other. */
    public Optional<Artifact> find(Job job, ArtifactPath path) {
        return sql.first(
                Artifact::read,
                "SELECT " + Artifact.COLUMNS
                        + " FROM artifact WHERE job_id = ? AND path = ? ORDER BY state = 'refused', sha256 LIMIT 1",
                job.id(),
                path.value());
    }

    /** The file that holds this name for the commit, of the most trusted run that has one. */
    public Optional<Artifact> named(Repository repository, String commit, ArtifactPath path) {
        return sql.first(Artifact::read, "SELECT " + Artifact.COLUMNS + """
                         FROM published_name AS name JOIN artifact USING (job_id, path, sha256)
                        WHERE name.repository_id = ? AND name.commit_sha = ? AND name.path = ? AND name.trust > 0
                        ORDER BY name.trust DESC LIMIT 1
                        """, repository.id(), commit, path.value());
    }

    /** The job's files that were stored until they expired. */
    public List<Digest> expired(JobKey job) {
        return sql.list(row -> Digest.ofHash(row.getBytes("sha256")), EXPIRED, job.value());
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(Artifact.read(row), row.getBoolean("named"));
    }

    /**
     * A file among the others of its job.
     *
     * @param named whether its content holds its name for the job's commit
     */
    public record Listed(Artifact artifact, boolean named) {}
}
