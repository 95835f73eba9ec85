package dev.afterrun.storage.pointer;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.publishing.SettleJob;
import dev.afterrun.storage.retention.UsualLifetimes;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;

/** What pointers do to the jobs whose files they lead to: these have no end while they are pointed to, and one afterwards. */
@ApplicationScoped
class HeldJobs {
    private static final String OF_COMMITS = """
            FROM job WHERE repository_id = ? AND trust = 2 AND (commit_sha = ANY (?) OR built_commit = ANY (?))
            """;

    private final Sql sql;
    private final DueWork dueWork;
    private final UsualLifetimes retention;

    HeldJobs(Sql sql, DueWork dueWork, UsualLifetimes retention) {
        this.sql = sql;
        this.dueWork = dueWork;
        this.retention = retention;
    }

    /**
     * Keeps the jobs of these commits as they are until the transaction ends: none of them expires meanwhile. In one order,
     * since two pointers may be led past each other.
     */
    @Transactional(TxType.MANDATORY)
    void lock(Repository repository, List<Commit> commits) {
        sql.list(
                row -> row.getLong(1),
                "SELECT id " + OF_COMMITS + " ORDER BY id FOR UPDATE",
                repository.id(),
                hex(commits),
                hex(commits));
    }

    /** A pointer has led away from the commit: its files stay for one more lifetime, so that it can be moved back. */
    @Transactional(TxType.MANDATORY)
    void release(Repository repository, Commit commit) {
        sql.update("""
                UPDATE job SET released_at = clock_timestamp(),
                    expires_at = greatest(expires_at, clock_timestamp() + ? * interval '1 millisecond')
                WHERE repository_id = ? AND trust = 2 AND (commit_sha = ? OR built_commit = ?)
                  AND expires_at IS NOT NULL AND expired_at IS NULL
                """, retention.afterRelease().toMillis(), repository.id(), commit.hex(), commit.hex());
    }

    /** Whoever was told of these commits' jobs is told anew, with or without an end. */
    @Transactional(TxType.MANDATORY)
    void tellAnew(Repository repository, List<Commit> commits) {
        sql.list(
                        row -> new JobKey(row.getString("key")),
                        "SELECT key " + OF_COMMITS + " AND revision > 0 ORDER BY key",
                        repository.id(),
                        hex(commits),
                        hex(commits))
                .forEach(job -> dueWork.mark(SettleJob.KIND, job.value(), Duration.ZERO));
    }

    private static Array hex(List<Commit> commits) {
        return new Array("text", commits.stream().map(Commit::hex).toList());
    }
}
