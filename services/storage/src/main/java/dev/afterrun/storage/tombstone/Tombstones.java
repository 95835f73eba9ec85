package dev.afterrun.storage.tombstone;

import dev.afterrun.storage.disposal.DisposeJob;
import dev.afterrun.storage.publishing.SettleJob;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;

/**
 * What is left of jobs whose files have gone, or that never had any: the rows by which an address answers that its file was
 * there. Of a job that is forgotten nothing is left, so nothing may still need it: no file that is stored or awaited, no pointer
 * to its commit, no set that it saved, no bytes that are yet to be disposed of by way of its rows.
 *
 * <p>An event of such a job, delivered once more, would make it anew. None is: the topic forgot it long before.
 */
@ApplicationScoped
class Tombstones {
    private static final int JOBS = 50;

    /** Files and names are many, and each is small. */
    private static final int ROWS_OF_EACH = 20;

    /** Keys of jobs are of hexadecimal digits; work begins its own with them. */
    private static final String OLD = """
            SELECT id FROM job WHERE %s
              AND NOT EXISTS (SELECT 1 FROM artifact
                  WHERE artifact.job_id = job.id AND artifact.state IN ('stored', 'awaiting'))
              AND NOT EXISTS (SELECT 1 FROM pointed_job WHERE pointed_job.job_id = job.id)
              AND NOT EXISTS (SELECT 1 FROM set_generation AS saved
                  WHERE saved.job_key = job.key AND saved.ended_at IS NULL)
              AND NOT EXISTS (SELECT 1 FROM due_work WHERE kind IN (?, ?)
                  AND due_work.key >= job.key AND due_work.key < job.key || 'g' AND starts_with(due_work.key, job.key))
            ORDER BY %s LIMIT ? FOR UPDATE OF job SKIP LOCKED
            """;
    /** Other than {@code clock_timestamp()} it lets the index find what is old without looking at what is not. */
    private static final String AGE = "< now() - ? * interval '1 millisecond'";

    private static final String GONE =
            OLD.formatted("job.expired_at IS NOT NULL AND job.expired_at " + AGE, "job.expired_at");
    private static final String WITHOUT_FILES = OLD.formatted(
            "job.expires_at IS NULL AND job.expired_at IS NULL AND job.recorded_at " + AGE, "job.recorded_at");

    private static final String NAMES = """
            DELETE FROM published_name WHERE job_id = ANY (?) AND (repository_id, commit_sha, trust, path) IN (
                SELECT repository_id, commit_sha, trust, path FROM published_name WHERE job_id = ANY (?) LIMIT ?)
            """;
    private static final String FILES = """
            DELETE FROM artifact WHERE (job_id, path, sha256) IN (
                SELECT job_id, path, sha256 FROM artifact WHERE job_id = ANY (?) LIMIT ?)
            """;

    /** Who refers to a job goes before it. */
    private static final List<String> THE_REST = List.of(
            "DELETE FROM received_event WHERE job_id = ANY (?)",
            "DELETE FROM job_manifest WHERE job_id = ANY (?)",
            "DELETE FROM job_detail WHERE job_id = ANY (?)",
            "DELETE FROM share WHERE job_id = ANY (?)",
            "DELETE FROM package_admission USING job WHERE job_key = job.key AND job.id = ANY (?)",
            "DELETE FROM job WHERE id = ANY (?)");

    private final Sql sql;

    Tombstones(Sql sql) {
        this.sql = sql;
    }

    /** Forgets some jobs of which nothing is left for so long; {@code most} where there may be more. */
    @Transactional(TxType.MANDATORY)
    int forget(Duration after, int most) {
        return Math.max(forget(GONE, after, most), forget(WITHOUT_FILES, after, most));
    }

    private int forget(String old, Duration after, int most) {
        var found = sql.list(row -> row.getLong("id"), old, after.toMillis(), DisposeJob.KIND, SettleJob.KIND, JOBS);
        if (found.isEmpty()) {
            return 0;
        }
        var jobs = new Array("bigint", found);
        var rows = most * ROWS_OF_EACH;
        // A job of very many files goes in several transactions, and is last to go itself.
        if (sql.update(NAMES, jobs, jobs, rows) == rows || sql.update(FILES, jobs, rows) == rows) {
            return most;
        }
        THE_REST.forEach(statement -> sql.update(statement, jobs));
        return found.size() == JOBS ? most : found.size();
    }
}
