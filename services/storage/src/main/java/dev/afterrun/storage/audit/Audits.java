package dev.afterrun.storage.audit;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.store.AuditRequest;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.store.AuditStatus.State;
import dev.afterrun.contracts.store.StoreAudit.Phase;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The audits of all stores that are configured; one at a time is under way. */
@ApplicationScoped
public class Audits {
    private static final String BEGIN = """
        INSERT INTO audit (repair, however_many) VALUES (?, ?) ON CONFLICT DO NOTHING RETURNING id
        """;
    private static final String END = """
        UPDATE audit SET finished_at = clock_timestamp() WHERE id = ? AND finished_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM audit_part WHERE audit_id = ? AND phase IN ('compare', 'mend'))
        """;

    private static final String STOP =
            "UPDATE audit SET finished_at = clock_timestamp(), stopped = true WHERE finished_at IS NULL";
    private static final ActedOn ON = ActedOn.ofInstallation("stores");

    private final Sql sql;
    private final Stores stores;
    private final AuditParts parts;
    private final Findings findings;
    private final DueWork dueWork;
    private final AuditLog auditLog;

    Audits(Sql sql, Stores stores, AuditParts parts, Findings findings, DueWork dueWork, AuditLog auditLog) {
        this.sql = sql;
        this.stores = stores;
        this.parts = parts;
        this.findings = findings;
        this.dueWork = dueWork;
        this.auditLog = auditLog;
    }

    /** Begins one; the same that is under way goes on, while another one is under way it is refused. */
    @Transactional
    public void begin(AuditRequest request, Author by) {
        sql.first(row -> row.getLong(1), BEGIN, request.repair(), request.howeverMany())
                .ifPresentOrElse(audit -> begin(audit, request, by), () -> mustBeUnderWay(request));
    }

    private void begin(long audit, AuditRequest request, Author by) {
        share(audit);
        auditLog.done(
                by,
                Act.STORE_AUDIT_BEGUN,
                ON.with((request.repair() ? "mends" : "mends nothing")
                        + (request.howeverMany() ? ", however many" : "")));
    }

    private void share(long audit) {
        findings.keepOnly(audit);
        sql.update(
                "INSERT INTO audit_part (audit_id, store) SELECT ?, store FROM unnest(?) AS store (store)",
                audit,
                new Array("text", List.copyOf(stores.names())));
        stores.names()
                .forEach(store ->
                        dueWork.mark(AuditStore.KIND, new AuditPart.Name(audit, store).toString(), Duration.ZERO));
    }

    private void mustBeUnderWay(AuditRequest request) {
        var same = sql.exists(
                "SELECT 1 FROM audit WHERE finished_at IS NULL AND repair = ? AND however_many = ?",
                request.repair(),
                request.howeverMany());
        if (!same) {
            throw new ProblemException(
                    ProblemType.CONFLICT.because("an audit of another kind is under way; wait for it, or stop it"));
        }
    }

    /** Ends the one that is under way where it is. */
    @Transactional
    public void stop(Author by) {
        if (sql.update(STOP) > 0) {
            auditLog.done(by, Act.STORE_AUDIT_STOPPED, ON);
        }
    }

    /** The one that was begun last. */
    @Transactional
    public Optional<AuditStatus> newest() {
        return sql.first(this::status, """
                SELECT id, repair, started_at, finished_at, stopped FROM audit ORDER BY id DESC LIMIT 1
                """);
    }

    private AuditStatus status(ResultSet row) throws SQLException {
        var id = row.getLong("id");
        var finishedAt = Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant);
        return new AuditStatus(
                id,
                row.getBoolean("repair"),
                finishedAt.isEmpty() ? State.UNDER_WAY : row.getBoolean("stopped") ? State.STOPPED : State.DONE,
                row.getTimestamp("started_at").toInstant(),
                finishedAt,
                parts.of(id),
                findings.shown(id));
    }

    /** The store goes into its next phase; the audit ends with that of its last one. */
    @Transactional(TxType.REQUIRED)
    void enter(AuditPart.Name part, Phase next, Optional<String> suspicion) {
        // One after the other: of two that end at once, neither would see that the other has.
        sql.list(row -> row.getLong(1), "SELECT id FROM audit WHERE id = ? FOR UPDATE", part.audit());
        parts.enter(part, next, suspicion);
        sql.update(END, part.audit(), part.audit());
    }
}
