package dev.afterrun.storage.audit;

import dev.afterrun.contracts.store.StoreAudit;
import dev.afterrun.contracts.store.StoreAudit.Phase;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The stores of audits, each behind the last key that was dealt with. */
@ApplicationScoped
class AuditParts {
    /** Whoever was quicker, since our lease ran out, has moved it on: then nothing here counts. */
    private static final String AT = " WHERE audit_id = ? AND store = ? AND phase = ? AND position = ?";

    private final Sql sql;

    AuditParts(Sql sql) {
        this.sql = sql;
    }

    /** The part, unless it or its audit has ended. */
    Optional<AuditPart> unfinished(AuditPart.Name name) {
        return sql.first(
                row -> new AuditPart(
                        name,
                        read(row),
                        row.getString("position"),
                        row.getInt("failures"),
                        row.getBoolean("repair"),
                        row.getBoolean("however_many")),
                """
                SELECT store, phase, objects, known, strays, stray_bytes, missing, young, unlike_ours, mended, suspicion,
                       position, failures, repair, however_many
                FROM audit_part JOIN audit ON audit.id = audit_id
                WHERE audit_id = ? AND store = ? AND phase IN ('compare', 'mend') AND finished_at IS NULL
                """,
                name.audit(),
                name.store());
    }

    /** The stores of the audit, by name. */
    List<StoreAudit> of(long audit) {
        return sql.list(AuditParts::read, """
                SELECT store, phase, objects, known, strays, stray_bytes, missing, young, unlike_ours, mended, suspicion
                FROM audit_part WHERE audit_id = ? ORDER BY store
                """, audit);
    }

    /** The stretch was compared; false where somebody else was quicker. */
    @Transactional(TxType.MANDATORY)
    boolean compared(AuditPart part, Compared stretch) {
        return advance(
                part,
                """
                position = ?, failures = 0, objects = objects + ?, known = known + ?, strays = strays + ?,
                stray_bytes = stray_bytes + ?, missing = missing + ?, young = young + ?, unlike_ours = unlike_ours + ?
                """,
                stretch.end().map(Object::toString).orElse(Window.BEHIND_ALL),
                stretch.objects(),
                stretch.known(),
                stretch.strays(),
                stretch.strayBytes(),
                stretch.missing(),
                stretch.young(),
                stretch.foreign());
    }

    /** Findings up to {@code position} were mended, so many of them; false where somebody else was quicker. */
    @Transactional(TxType.MANDATORY)
    boolean mended(AuditPart part, String position, int count) {
        return advance(part, "position = ?, failures = 0, mended = mended + ?", position, count);
    }

    /** The phase is over. */
    @Transactional(TxType.MANDATORY)
    void enter(AuditPart.Name part, Phase next, Optional<String> suspicion) {
        sql.update("""
                UPDATE audit_part SET phase = ?, position = '', failures = 0, suspicion = ?
                WHERE audit_id = ? AND store = ? AND phase IN ('compare', 'mend')
                """, next.word(), suspicion, part.audit(), part.store());
    }

    /** The store failed once more. */
    @Transactional
    void failed(AuditPart part) {
        advance(part, "failures = failures + 1");
    }

    private boolean advance(AuditPart part, String change, Object... parameters) {
        var all = new ArrayList<>(List.of(parameters));
        all.addAll(
                List.of(part.name().audit(), part.name().store(), part.phase().word(), part.position()));
        return sql.update("UPDATE audit_part SET " + change + AT, all.toArray()) > 0;
    }

    static StoreAudit read(ResultSet row) throws SQLException {
        return new StoreAudit(
                row.getString("store"),
                Phase.valueOf(row.getString("phase").toUpperCase(Locale.ROOT)),
                row.getLong("objects"),
                row.getLong("known"),
                row.getLong("strays"),
                row.getLong("stray_bytes"),
                row.getLong("missing"),
                row.getLong("young"),
                row.getLong("unlike_ours"),
                row.getLong("mended"),
                Optional.ofNullable(row.getString("suspicion")));
    }
}
