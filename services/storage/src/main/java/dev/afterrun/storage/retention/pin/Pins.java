package dev.afterrun.storage.retention.pin;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of pins. */
@ApplicationScoped
public class Pins {
    private static final String OF_JOB = """
            SELECT id, path, until, owner, reason FROM pin
            WHERE repository_id = ? AND run = ? AND (job_id IS NULL OR job_id = ?)
              AND (until IS NULL OR until > clock_timestamp())
            ORDER BY until DESC NULLS FIRST, id
            """;

    private static final String OF_JOBS = """
            SELECT job.id AS of_job, pin.id, pin.path, pin.until, pin.owner, pin.reason
            FROM unnest(?) AS wanted (id) JOIN job USING (id)
            JOIN pin ON pin.repository_id = job.repository_id AND pin.run = job.run
                AND (pin.job_id IS NULL OR pin.job_id = job.id)
            WHERE pin.until IS NULL OR pin.until > clock_timestamp()
            ORDER BY pin.until DESC NULLS FIRST, pin.id
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
        return sql.list(Pins::pin, OF_JOB, job.repository().id(), job.jobId().run(), job.id());
    }

    /** The same of several jobs, by the rows' numbers, for whoever shows them and decides nothing. */
    public Map<Long, List<Pin>> shown(List<Long> jobs) {
        return sql.list(row -> Map.entry(row.getLong("of_job"), pin(row)), OF_JOBS, new Array("bigint", jobs)).stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
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
