package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/**
 * The runs of a branch in their order, which is that in which their first jobs came: a run that is tried again does not become a
 * newer one. Those that never had a file do not count, and neither do untrusted ones, whose branch is their own word.
 */
@ApplicationScoped
class NewerRuns {
    /** Goes from run to run, and looks at no more jobs than these have. */
    private static final String NEWER = """
            WITH RECURSIVE own AS (
                SELECT coalesce(min(id), ?) AS id FROM job
                WHERE repository_id = ? AND run = ? AND source = ? AND branch = ? AND trust > 0),
            newer AS (
                SELECT own.id, NULL::timestamptz AS recorded_at, ARRAY[?::text] AS seen, 0 AS place FROM own
                UNION ALL
                SELECT next.id, next.recorded_at, newer.seen || next.run, newer.place + 1
                FROM newer CROSS JOIN LATERAL (
                    SELECT job.id, job.recorded_at, job.source || ' ' || job.run AS run FROM job
                    WHERE job.repository_id = ? AND job.branch = ? AND job.trust > 0 AND job.expires_at IS NOT NULL
                      AND job.id > newer.id AND job.source || ' ' || job.run <> ALL (newer.seen)
                      AND NOT EXISTS (
                          SELECT 1 FROM job AS earlier, own
                          WHERE earlier.repository_id = job.repository_id AND earlier.run = job.run
                            AND earlier.source = job.source AND earlier.branch = job.branch AND earlier.trust > 0
                            AND earlier.id < own.id)
                    ORDER BY job.id LIMIT 1) AS next
                WHERE newer.place < ?)
            SELECT recorded_at FROM newer WHERE place > 0 ORDER BY place
            """;

    private final Sql sql;

    NewerRuns(Sql sql) {
        this.sql = sql;
    }

    /** When those that are newer than the job's were recorded, at most so many, the oldest of them first. */
    @Transactional(TxType.MANDATORY)
    List<Instant> than(Job job, String branch, int most) {
        lock("pg_advisory_xact_lock_shared", job.repository().id(), branch);
        var repository = job.repository().id();
        var id = job.jobId();
        return sql.list(
                row -> row.getTimestamp("recorded_at").toInstant(),
                NEWER,
                job.id(),
                repository,
                id.run(),
                id.source(),
                branch,
                id.source() + " " + id.run(),
                repository,
                branch,
                most);
    }

    /** Waits for whoever looks at the branch's runs at this moment: what they write is seen from now on. */
    @Transactional(TxType.MANDATORY)
    void holdStill(long repository, String branch) {
        lock("pg_advisory_xact_lock", repository, branch);
    }

    private void lock(String how, long repository, String branch) {
        sql.first(row -> true, "SELECT " + how + "(hashtextextended(?, 27))", repository + "/" + branch);
    }
}
