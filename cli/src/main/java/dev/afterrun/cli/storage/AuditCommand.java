package dev.afterrun.cli.storage;

import dev.afterrun.cli.options.CommonFlags;
import dev.afterrun.contracts.store.AuditRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun storage audit}. */
@Command(
        name = "audit",
        sortOptions = false,
        header = "Compares what each store holds with what the database says, and waits for it.",
        description = {
            "",
            "Finds objects that no row tells of, and rows whose object is gone. Without --repair it only says so. What is"
                    + " younger than AFTERRUN_AUDIT_GRACE is left out. Interrupting this command stops nothing; the same"
                    + " command waits for it again.",
            ""
        })
final class AuditCommand implements Runnable {
    @Option(
            names = "--repair",
            description = "Delete objects that no row tells of, and let copies whose object is gone count no more.")
    private boolean repair;

    @Option(
            names = "--however-many",
            description =
                    "Go by it also where so much is missing or without a row that the store, or the database, may be"
                            + " the wrong one.")
    private boolean howeverMany;

    @Option(names = "--status", description = "Only show how far the audit is that was begun last.")
    private boolean status;

    @Option(names = "--stop", description = "Stop the one that is under way; what was mended stays so.")
    private boolean stop;

    @Mixin
    private final WaitFlags wait = new WaitFlags();

    @Mixin
    private final CommonFlags common = new CommonFlags();

    private final Reaching reaching;

    AuditCommand(Reaching reaching) {
        this.reaching = reaching;
    }

    @Override
    public void run() {
        var patience = wait.patience();
        var audit = reaching.audit(common);
        if (stop) {
            new AuditReport(audit.stop()).tell(reaching.console());
        } else if (status) {
            new AuditReport(audit.status()).tell(reaching.console());
        } else if (wait.isBegunOnly()) {
            audit.begin(wanted());
            reaching.console().print("under way; 'afterrun storage audit --status' tells how far it is");
        } else {
            new AuditReport(audit.await(audit.begin(wanted()), patience)).tell(reaching.console());
        }
    }

    private AuditRequest wanted() {
        return new AuditRequest(repair, howeverMany);
    }
}
