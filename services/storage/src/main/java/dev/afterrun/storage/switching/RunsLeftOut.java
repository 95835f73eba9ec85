package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.upload.RunToRepeat;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Of which runs package files were left out. */
@ApplicationScoped
class RunsLeftOut {
    /** Of each job its latest attempt that was decided about counts: one that was let through has brought them. */
    private static final String OF_COMMIT = """
            SELECT latest.source, latest.run, sum(latest.left_out) AS left_out FROM (
                SELECT DISTINCT ON (job.source, job.run, job.name) job.id, job.source, job.run, decided.left_out
                FROM job JOIN package_admission AS decided ON decided.job_key = job.key
                WHERE job.repository_id = ? AND job.commit_sha = ?
                ORDER BY job.source, job.run, job.name, job.attempt DESC) AS latest
            WHERE latest.left_out > 0
            GROUP BY latest.source, latest.run ORDER BY max(latest.id) DESC LIMIT ?
            """;

    private final Sql sql;

    RunsLeftOut(Sql sql) {
        this.sql = sql;
    }

    /** Those of the commit, the newest first, up to {@code most}. */
    List<RunToRepeat> of(Repository repository, Commit commit, int most) {
        return sql.list(
                row -> RunToRepeat.needed(row.getString("source"), row.getString("run"), row.getInt("left_out")),
                OF_COMMIT,
                repository.id(),
                commit.hex(),
                most);
    }
}
