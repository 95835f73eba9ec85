package dev.afterrun.storage.verification;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.verification.VerificationPass;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Author;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.pass.Pass;
import dev.afterrun.storage.pass.Passes;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The passes that read all that is stored: at most one is under way. */
@ApplicationScoped
public class Verifications {
    private final Sql sql;
    private final Passes passes;
    private final Stores stores;
    private final AuditLog auditLog;

    Verifications(Sql sql, Passes passes, Stores stores, AuditLog auditLog) {
        this.sql = sql;
        this.passes = passes;
        this.stores = stores;
        this.auditLog = auditLog;
    }

    /** Begins a pass for somebody who asks, unless one is under way. */
    @Transactional
    public void begin(Author by) {
        if (begin()) {
            auditLog.done(by, Act.VERIFICATION_BEGUN, ActedOn.ofInstallation("stores"));
        }
    }

    /** Begins a pass, whose time has come; false where one is under way. */
    @Transactional
    public boolean begin() {
        var expected = sql.first(row -> row.getLong(1), "SELECT coalesce(sum(size), 0) FROM blob_copy WHERE live")
                .orElse(0L);
        return passes.begin(VerifyBlobs.KIND, Optional.empty(), stores.names(), expected);
    }

    /** The pass that began last. */
    Optional<VerificationPass> newest() {
        return passes.newest(List.of(VerifyBlobs.KIND)).map(Verifications::told);
    }

    private static VerificationPass told(Pass pass) {
        return new VerificationPass(
                pass.id(),
                pass.startedAt(),
                pass.finishedAt(),
                pass.objects(),
                pass.copies(),
                pass.bytes(),
                pass.expected(),
                pass.damaged(),
                pass.unreadable());
    }
}
