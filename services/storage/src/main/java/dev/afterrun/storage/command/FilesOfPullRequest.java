package dev.afterrun.storage.command;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What files there are of a pull request. */
@ApplicationScoped
class FilesOfPullRequest {
    private static final String JOBS = """
            FROM pull_request_commit AS belongs
            JOIN job ON job.repository_id = belongs.repository_id AND job.commit_sha = belongs.commit_sha
            """;
    private static final String OF_IT = " WHERE belongs.repository_id = ? AND belongs.number = ?";

    /** Whose files are the pull request's own: a run of the branch that it goes into, or a trusted one, is of more than it. */
    private static final String WITH_FILES = """
            SELECT job.id, job.key, count(*) AS files, sum(artifact.size) AS bytes,
                job.pull_request_hint IS DISTINCT FROM belongs.number
                    AND (job.trust = 2 OR job.branch = pull_request.base) AS others
            """ + JOBS + """
            JOIN artifact ON artifact.job_id = job.id AND artifact.state IN ('stored', 'awaiting')
            LEFT JOIN pull_request
                ON pull_request.repository_id = belongs.repository_id AND pull_request.number = belongs.number
            """ + OF_IT + """
             AND job.expired_at IS NULL
            GROUP BY job.id, belongs.number, pull_request.base ORDER BY job.id DESC LIMIT ?
            """;

    private static final String STATUS = """
            SELECT count(DISTINCT (job.source, job.run)) AS runs, coalesce(sum(stored.files), 0) AS files,
                coalesce(sum(stored.bytes), 0) AS bytes,
                min(job.expires_at) FILTER (WHERE stored.files > 0 AND job.expired_at IS NULL
                    AND job.expires_at < timestamptz '9999-12-31Z' AND NOT EXISTS (
                    SELECT 1 FROM pointed_job WHERE pointed_job.job_id = job.id)) AS first_end
            """ + JOBS + """
            CROSS JOIN LATERAL (
                SELECT count(*) AS files, sum(size) AS bytes FROM artifact
                WHERE artifact.job_id = job.id AND artifact.state = 'stored') AS stored
            """ + OF_IT;

    private final Sql sql;

    FilesOfPullRequest(Sql sql) {
        this.sql = sql;
    }

    /** Its jobs that have files, or wait for some, the newest first, up to {@code most}. */
    List<JobFiles> jobs(Repository repository, int number, int most) {
        return sql.list(
                row -> new JobFiles(
                        row.getLong("id"),
                        new JobKey(row.getString("key")),
                        row.getInt("files"),
                        row.getLong("bytes"),
                        row.getBoolean("others")),
                WITH_FILES,
                repository.id(),
                number,
                most);
    }

    Sum sum(Repository repository, int number) {
        return sql.first(
                        row -> new Sum(
                                row.getInt("runs"),
                                row.getInt("files"),
                                row.getLong("bytes"),
                                Optional.ofNullable(row.getTimestamp("first_end"))
                                        .map(time -> time.toInstant())),
                        STATUS,
                        repository.id(),
                        number)
                .orElseThrow();
    }

    /**
     * A job's files.
     *
     * @param others whether they are others' too: of the branch that the pull request goes into, or of a trusted run
     */
    record JobFiles(long id, JobKey job, int files, long bytes, boolean others) {}

    /**
     * All that there is.
     *
     * @param firstEnd when the first of the files go; empty where none will
     */
    record Sum(int runs, int files, long bytes, Optional<Instant> firstEnd) {}
}
