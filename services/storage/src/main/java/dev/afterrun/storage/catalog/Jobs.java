package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The jobs. */
@ApplicationScoped
public class Jobs implements PanacheRepository<Job> {
    private static final String LOCK_ALL = """
            SELECT ordered.id, pg_advisory_xact_lock(hashtextextended(ordered.key, 0))
            FROM (SELECT id, key FROM job WHERE key = ANY (?) ORDER BY id OFFSET 0) AS ordered
            """;

    private final Sql sql;

    Jobs(Sql sql) {
        this.sql = sql;
    }

    /** The job of this key. */
    public Optional<Job> find(JobKey key) {
        return find("key", key.value()).firstResultOptional();
    }

    /** The job of this key, held against every other change until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Job> lock(JobKey key) {
        // Before the row too: two first events of one job must not both find nothing.
        sql.first(row -> true, "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", key.value());
        return find("key", key.value()).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /**
     * Those of these jobs that are known, each once and held as by {@link #lock(JobKey)}. All who hold several, or their rows
     * alone, take them in the order of their rows, and nobody takes another lock of this kind once they hold a row: so no two
     * wait for each other. Of a job that is not recorded yet nothing is held.
     */
    @Transactional(TxType.MANDATORY)
    public List<Job> lock(Collection<JobKey> keys) {
        var wanted = keys.stream().map(JobKey::value).distinct().toList();
        var known = sql.list(row -> row.getLong("id"), LOCK_ALL, new Array("text", wanted));
        return find("id in ?1 order by id", known)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Whether the job is known, by whoever brings bytes for it: a first event that is being recorded either is seen here, or
     * is recorded after the transaction that asks and sees its bytes.
     */
    @Transactional(TxType.MANDATORY)
    public boolean isRecorded(JobKey key) {
        sql.first(row -> true, "SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))", key.value());
        return sql.exists("SELECT 1 FROM job WHERE key = ?", key.value());
    }

    /** Whether files of the job, or lists of files, are awaited. */
    public boolean awaitsFiles(JobKey key) {
        return sql.exists("""
                SELECT 1 FROM job WHERE key = ? AND (
                    EXISTS (SELECT 1 FROM artifact WHERE job_id = job.id AND state = 'awaiting')
                    OR EXISTS (SELECT 1 FROM job_manifest WHERE job_id = job.id AND state = 'awaiting'))
                """, key.value());
    }

    /** The pull requests that jobs of the commit, head or built, have named; each once, in order. */
    public List<Integer> pullRequestHints(Repository repository, Commit commit) {
        return sql.list(row -> row.getInt(1), """
                SELECT DISTINCT pull_request_hint FROM job
                WHERE repository_id = ? AND pull_request_hint IS NOT NULL
                  AND (commit_sha = ? OR (built_commit = ? AND built_commit <> commit_sha))
                ORDER BY pull_request_hint
                """, repository.id(), commit.hex(), commit.hex());
    }

    /** The jobs of the commit that have been told of, by key. */
    public List<JobKey> told(Repository repository, Commit commit) {
        return sql.list(
                row -> new JobKey(row.getString("key")),
                "SELECT key FROM job WHERE repository_id = ? AND commit_sha = ? AND revision > 0 ORDER BY key",
                repository.id(),
                commit.hex());
    }

    /** Takes note of an event of the job; false where it had been taken before. */
    @Transactional(TxType.MANDATORY)
    public boolean received(String source, String id, Job job) {
        return sql.update(
                        "INSERT INTO received_event (job_id, source, id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        job.id(),
                        source,
                        id)
                > 0;
    }

    /** What time the database says it is: the one clock that decides about expiry. */
    public Instant databaseTime() {
        return sql.first(row -> row.getTimestamp(1), "SELECT clock_timestamp()")
                .map(Timestamp::toInstant)
                .orElseThrow();
    }
}
