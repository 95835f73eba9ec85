package dev.afterrun.storage.auditlog;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.auditlog.ActOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Takes note of acts, in the transaction of each: what is rolled back is not told, and what cannot be told is rolled back.
 */
@ApplicationScoped
public class AuditLog {
    private final AuditLogRows rows;

    AuditLog(AuditLogRows rows) {
        this.rows = rows;
    }

    /** It is done by this transaction. */
    @Transactional(TxType.MANDATORY)
    public void done(Author by, Act act, ActedOn on) {
        rows.add(by, act, ActOutcome.DONE, on, 1);
    }

    /** Somebody else is asked for it once this transaction is committed: whether they do it, nobody here can promise. */
    @Transactional
    public void asked(Author by, Act act, ActedOn on) {
        rows.add(by, act, ActOutcome.ASKED, on, 1);
    }

    /** So often somebody wanted what they may not. */
    @Transactional(TxType.MANDATORY)
    void refused(Author by, ActedOn on, long times) {
        rows.add(by, Act.REFUSED, ActOutcome.REFUSED, on, times);
    }
}
