package dev.afterrun.storage.retention.explanation;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.retention.FilesGone;
import dev.afterrun.storage.retention.subject.Subject;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** The files that have gone: what went together by the same rule is one. */
@ApplicationScoped
class GoneFiles {
    private static final String GONE = """
            SELECT job.name, job.attempt, artifact.rule, coalesce(artifact.expired_at, job.expired_at) AS went,
                   count(*) AS files, min(artifact.path) AS first
            FROM job JOIN artifact ON artifact.job_id = job.id
            WHERE job.key = ANY (?) AND artifact.state = 'expired' AND (? OR artifact.path = ?)
            GROUP BY 1, 2, 3, 4 ORDER BY went, job.name, job.attempt, first LIMIT ?
            """;

    private final Sql sql;

    GoneFiles(Sql sql) {
        this.sql = sql;
    }

    /** Those that are meant, what went first before the others. */
    List<FilesGone> of(Subject subject) {
        return sql.list(
                GoneFiles::gone,
                GONE,
                new Array("text", subject.jobs().stream().map(JobKey::value).toList()),
                subject.path().isEmpty(),
                subject.path().map(ArtifactPath::value).orElse(""),
                Limits.FILE_GROUPS);
    }

    private static FilesGone gone(ResultSet row) throws SQLException {
        return new FilesGone(
                row.getString("name"),
                row.getInt("attempt"),
                new ArtifactPath(row.getString("first")),
                row.getInt("files"),
                Optional.ofNullable(row.getString("rule")),
                Optional.ofNullable(row.getTimestamp("went")).map(Timestamp::toInstant));
    }
}
