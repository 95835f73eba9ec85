package dev.afterrun.storage.retention.pin;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

/** The rows of pins. */
@ApplicationScoped
public class Pins {
    private static final String OF_JOB = """
            SELECT id, path, until, owner, reason FROM pin
            WHERE repository_id = ? AND run = ? AND (job_id IS NULL OR job_id = ?)
              AND (until IS NULL OR until > clock_timestamp())
            ORDER BY until DESC NULLS FIRST, id
            """;

    private final Sql sql;

    Pins(Sql sql) {
        this.sql = sql;
    }

    /**
     * The pins that hold files of the job now, the longest first; nobody pins or unpins its run until the transaction ends,
     * so that what is decided by them stays right.
     */
    @Transactional(TxType.MANDATORY)
    public List<Pin> of(Job job) {
        lock("pg_advisory_xact_lock_shared", job.repository(), job.jobId().run());
        return shown(job);
    }

    /** The same for whoever shows them and decides nothing. */
    public List<Pin> shown(Job job) {
        return sql.list(Pins::pin, OF_JOB, job.repository().id(), job.jobId().run(), job.id());
    }

    /** Against a job of the run that is just evaluated for the first time; its known jobs are locked before. */
    @Transactional(TxType.MANDATORY)
    public void holdStill(Repository repository, String run) {
        lock("pg_advisory_xact_lock", repository, run);
    }

    static Pin pin(ResultSet row) throws SQLException {
        return new Pin(
                row.getLong("id"),
                Optional.ofNullable(row.getString("path")).map(ArtifactPath::new),
                Optional.ofNullable(row.getTimestamp("until")).map(Timestamp::toInstant),
                row.getString("owner"),
                row.getString("reason"));
    }

    private void lock(String how, Repository repository, String run) {
        sql.first(row -> true, "SELECT " + how + "(hashtextextended(?, 26))", repository.id() + "/" + run);
    }
}
