package dev.afterrun.storage.again;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.store.TellAgainRequest;
import dev.afterrun.contracts.store.TellAgainStatus;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;

/** The tellings of all jobs that have an end; one at a time is under way. */
@ApplicationScoped
public class Tellings {
    private static final String BEGIN = """
        INSERT INTO telling_again (new_epoch, expected)
        SELECT ?, count(*) FROM job WHERE expires_at IS NOT NULL AND expired_at IS NULL AND revision > 0
        ON CONFLICT DO NOTHING RETURNING id
        """;

    private final Sql sql;
    private final DueWork dueWork;
    private final AuditLog auditLog;

    Tellings(Sql sql, DueWork dueWork, AuditLog auditLog) {
        this.sql = sql;
        this.dueWork = dueWork;
        this.auditLog = auditLog;
    }

    /** Begins one; the same that is under way goes on, while another one is under way it is refused. */
    @Transactional
    public void begin(TellAgainRequest request, Author by) {
        sql.first(row -> row.getLong(1), BEGIN, request.newEpoch())
                .ifPresentOrElse(telling -> begin(telling, request, by), () -> mustBeUnderWay(request));
    }

    private void begin(long telling, TellAgainRequest request, Author by) {
        dueWork.mark(TellAgain.KIND, Long.toString(telling), Duration.ZERO);
        auditLog.done(
                by,
                Act.TELLING_BEGUN,
                ActedOn.ofInstallation("jobs").with(request.newEpoch() ? "a new epoch" : "the same epoch"));
    }

    private void mustBeUnderWay(TellAgainRequest request) {
        if (!sql.exists(
                "SELECT 1 FROM telling_again WHERE finished_at IS NULL AND new_epoch = ?", request.newEpoch())) {
            throw new ProblemException(ProblemType.CONFLICT.because("jobs are being told again "
                    + (request.newEpoch() ? "without" : "with") + " a new epoch; wait for that"));
        }
    }

    /** The one that was begun last. */
    public Optional<TellAgainStatus> newest() {
        return sql.first(Tellings::status, """
                SELECT id, new_epoch, started_at, finished_at, told, expected FROM telling_again ORDER BY id DESC LIMIT 1
                """);
    }

    /** Whether it goes into a new epoch, and the last job that was told; empty where it has ended. */
    Optional<Position> position(long telling) {
        return sql.first(
                row -> new Position(telling, row.getBoolean("new_epoch"), row.getLong("position")),
                "SELECT new_epoch, position FROM telling_again WHERE id = ? AND finished_at IS NULL",
                telling);
    }

    /** So many jobs were told, up to this one; whoever was quicker since our lease ran out has said so already. */
    @Transactional(TxType.MANDATORY)
    void told(Position from, long last, int count) {
        sql.update(
                "UPDATE telling_again SET position = ?, told = told + ? WHERE id = ? AND position = ?",
                last,
                count,
                from.telling(),
                from.job());
    }

    @Transactional(TxType.MANDATORY)
    void finish(long telling) {
        sql.update(
                "UPDATE telling_again SET finished_at = clock_timestamp() WHERE id = ? AND finished_at IS NULL",
                telling);
    }

    private static TellAgainStatus status(ResultSet row) throws SQLException {
        return new TellAgainStatus(
                row.getLong("id"),
                row.getBoolean("new_epoch"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                row.getLong("told"),
                row.getLong("expected"));
    }

    /**
     * How far a telling is.
     *
     * @param job the number of the last job's row that was told
     */
    record Position(long telling, boolean newEpoch, long job) {}
}
