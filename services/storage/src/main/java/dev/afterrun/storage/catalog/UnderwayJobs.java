package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The jobs whose end nobody has told. Of one commit, beginnings are taken down one at a time and never while an end is: so a
 * job has a row here or among those that have ended, and never both.
 */
@ApplicationScoped
public class UnderwayJobs {
    private static final String BEGIN = """
            INSERT INTO underway_job AS known (key, repository_id, commit_sha, source, run, attempt, name, trust, begun,
                heard_at, missing_by, started_at, url)
            SELECT wanted.key, ?::bigint, ?::text, ?::text, ?::text, ?::integer, wanted.name, ?::smallint, wanted.begun,
                   ?::timestamptz, ?::timestamptz, ?::timestamptz, ?::text
            FROM unnest(?, ?, ?) AS wanted (key, name, begun)
            WHERE NOT EXISTS (SELECT 1 FROM job WHERE job.key = wanted.key)
            ORDER BY wanted.key
            ON CONFLICT (key) DO UPDATE
            SET begun = true, missing = false, heard_at = excluded.heard_at, missing_by = excluded.missing_by,
                started_at = coalesce(excluded.started_at, known.started_at), url = coalesce(excluded.url, known.url)
            WHERE excluded.begun AND NOT known.begun AND known.commit_sha = excluded.commit_sha
            """;
    private static final String LOCK = """
            SELECT source, run, attempt, name, trust, begun, missing, heard_at, missing_by, started_at, url, revision, told
            FROM underway_job WHERE repository_id = ? AND commit_sha = ? ORDER BY key FOR UPDATE
            """;

    private final Sql sql;

    UnderwayJobs(Sql sql) {
        this.sql = sql;
    }

    /**
     * Takes down what a run says that begins: the job that has begun and those that are to come, unless they have ended.
     * Returns how many that is news of.
     *
     * @param trust that of the run
     */
    @Transactional(TxType.MANDATORY)
    public int begin(Repository repository, RunStarted started, TrustLevel trust, Instant now, Instant missingBy) {
        var report = started.report();
        apart("pg_advisory_xact_lock", repository, report.commit());
        var names = report.jobs();
        return sql.update(
                BEGIN,
                repository.id(),
                report.commit().hex(),
                started.run().source(),
                started.run().run(),
                started.run().attempt(),
                trust.rank(),
                now,
                missingBy,
                report.startedAt(),
                report.url().map(URI::toString),
                new Array(
                        "text",
                        names.stream()
                                .map(name -> started.run().job(name).key().value())
                                .toList()),
                new Array("text", names),
                new Array(
                        "boolean",
                        names.stream()
                                .map(name -> report.job().equals(Optional.of(name)))
                                .toList()));
    }

    /** The job has ended, in the transaction that takes that down; returns how often it was told of before. */
    @Transactional(TxType.MANDATORY)
    public long ended(Repository repository, Commit commit, JobKey key) {
        apart("pg_advisory_xact_lock_shared", repository, commit);
        return sql.first(
                        row -> row.getLong(1), "DELETE FROM underway_job WHERE key = ? RETURNING revision", key.value())
                .orElse(0L);
    }

    /** No beginning of the commit is taken down until the transaction ends. Whoever locks more of the commit, its seal too, calls this first. */
    @Transactional(TxType.MANDATORY)
    public void keepBeginningsOut(Repository repository, Commit commit) {
        apart("pg_advisory_xact_lock_shared", repository, commit);
    }

    /** Those of the commit, held against every change until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public List<UnderwayJob> lock(Repository repository, Commit commit) {
        return sql.list(row -> read(repository, row), LOCK, repository.id(), commit.hex());
    }

    /** Nothing was heard of these for too long. */
    @Transactional(TxType.MANDATORY)
    public void missed(Collection<UnderwayJob> jobs) {
        sql.update("UPDATE underway_job SET missing = true WHERE key = ANY (?)", keys(jobs));
    }

    /** These go missing at {@code time}, unless that is to be sooner. */
    @Transactional(TxType.MANDATORY)
    public void missedBy(Collection<UnderwayJob> jobs, Instant time) {
        sql.update("UPDATE underway_job SET missing_by = least(missing_by, ?) WHERE key = ANY (?)", time, keys(jobs));
    }

    /** A new snapshot is told: its revision. */
    @Transactional(TxType.MANDATORY)
    public Revision tell(UnderwayJob job, String digest) {
        sql.update(
                "UPDATE underway_job SET revision = ?, told = ? WHERE key = ?",
                job.revision() + 1,
                digest,
                job.job().key().value());
        return new Revision(job.revision() + 1);
    }

    /** Forgets up to {@code most} of which nothing was heard for so long; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return sql.update("""
                DELETE FROM underway_job WHERE key IN (
                    SELECT key FROM underway_job WHERE heard_at < now() - ? * interval '1 millisecond'
                    ORDER BY heard_at LIMIT ? FOR UPDATE SKIP LOCKED)
                """, after.toMillis(), most);
    }

    private void apart(String how, Repository repository, Commit commit) {
        sql.first(row -> true, "SELECT " + how + "(hashtextextended(?, 3))", repository.id() + "/" + commit);
    }

    private static Array keys(Collection<UnderwayJob> jobs) {
        return new Array(
                "text", jobs.stream().map(job -> job.job().key().value()).toList());
    }

    private static UnderwayJob read(Repository repository, ResultSet row) throws SQLException {
        var begun = row.getBoolean("begun");
        return new UnderwayJob(
                new JobId(
                        repository.identity(),
                        row.getString("source"),
                        row.getString("run"),
                        row.getInt("attempt"),
                        row.getString("name")),
                TrustLevel.ofRank(row.getInt("trust")),
                row.getBoolean("missing") ? JobProgress.MISSING : begun ? JobProgress.RUNNING : JobProgress.EXPECTED,
                begun,
                row.getTimestamp("heard_at").toInstant(),
                row.getTimestamp("missing_by").toInstant(),
                Optional.ofNullable(row.getTimestamp("started_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("url")).map(URI::create),
                row.getLong("revision"),
                Optional.ofNullable(row.getString("told")));
    }
}
