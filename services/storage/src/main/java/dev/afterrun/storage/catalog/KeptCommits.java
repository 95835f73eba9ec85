package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Commits whose files somebody asked to keep: those of every job, of one that is still to come, too. */
@ApplicationScoped
public class KeptCommits {
    private static final String KEEP = """
            INSERT INTO kept_commit (repository_id, commit_sha, until) VALUES (?, ?, ?)
            ON CONFLICT (repository_id, commit_sha) DO UPDATE SET until = greatest(kept_commit.until, excluded.until)
            """;
    private static final String PROLONG = """
            UPDATE job SET expires_at = greatest(expires_at, ?)
            WHERE repository_id = ? AND commit_sha = ? AND expires_at IS NOT NULL AND expired_at IS NULL
            """;

    private final Sql sql;

    KeptCommits(Sql sql) {
        this.sql = sql;
    }

    /** Its files stay until then at least, from this moment on; how many jobs have any. */
    @Transactional(TxType.MANDATORY)
    public int keep(Repository repository, Commit commit, Instant until) {
        // First its jobs, from whoever settles or expires them; then, against a job that is just settled for the first
        // time.
        sql.list(
                row -> row.getLong(1),
                "SELECT id FROM job WHERE repository_id = ? AND commit_sha = ? ORDER BY id FOR UPDATE",
                repository.id(),
                commit.hex());
        lock("pg_advisory_xact_lock", repository, commit);
        sql.update(KEEP, repository.id(), commit.hex(), until);
        return sql.update(PROLONG, until, repository.id(), commit.hex());
    }

    /** Until when files of the job's commit were asked to be kept; that stands until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Instant> until(Job job) {
        lock("pg_advisory_xact_lock_shared", job.repository(), job.commit());
        return sql.first(
                row -> row.getTimestamp("until").toInstant(),
                "SELECT until FROM kept_commit WHERE repository_id = ? AND commit_sha = ?",
                job.repository().id(),
                job.commit().hex());
    }

    /** The same of several jobs, by the rows' numbers, for whoever shows it and decides nothing; what is over is left out. */
    public Map<Long, Instant> shown(List<Long> jobs) {
        return sql
                .list(
                        row -> Map.entry(
                                row.getLong("id"), row.getTimestamp("until").toInstant()),
                        """
                        SELECT job.id, kept_commit.until FROM unnest(?) AS wanted (id) JOIN job USING (id)
                        JOIN kept_commit USING (repository_id, commit_sha) WHERE kept_commit.until > clock_timestamp()
                        """,
                        new Array("bigint", jobs))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Nobody wants the commit's files any more. */
    @Transactional(TxType.MANDATORY)
    public void release(Repository repository, Commit commit) {
        sql.update("DELETE FROM kept_commit WHERE repository_id = ? AND commit_sha = ?", repository.id(), commit.hex());
    }

    /** Forgets up to {@code most} that are over; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(int most) {
        return sql.update("""
                DELETE FROM kept_commit WHERE (repository_id, commit_sha) IN (
                    SELECT repository_id, commit_sha FROM kept_commit
                    WHERE until < statement_timestamp() - interval '1 day' LIMIT ? FOR UPDATE SKIP LOCKED)
                """, most);
    }

    private void lock(String how, Repository repository, Commit commit) {
        sql.first(row -> true, "SELECT " + how + "(hashtextextended(?, 23))", repository.id() + "/" + commit);
    }
}
