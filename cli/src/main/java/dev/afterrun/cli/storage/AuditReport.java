package dev.afterrun.cli.storage;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.contracts.ByteSize;
import dev.afterrun.contracts.store.AuditFinding;
import dev.afterrun.contracts.store.AuditFinding.Kind;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.store.StoreAudit;

/** How an audit stands, in words. */
record AuditReport(AuditStatus status) {
    /** Prints it, and fails where a store could not be judged, or bytes are missing. */
    void tell(Console console) {
        console.print("audit" + (status.repair() ? " that mends, " : ", ") + state());
        status.stores().forEach(store -> tell(console, store));
        status.findings().forEach(finding -> tell(console, finding));
        status.stores().stream()
                .filter(store -> store.suspicion().isPresent())
                .findFirst()
                .ifPresent(store -> {
                    throw suspect(store);
                });
        var missing = status.stores().stream().mapToLong(StoreAudit::missing).sum();
        if (missing > 0) {
            throw failure(
                    Figures.count(missing, "object") + " missing",
                    status.repair()
                            ? "publish the files that are named here again; 'afterrun verify status' names them too"
                            : "look at the store; with --repair other copies are read, and the files are told to be missing");
        }
    }

    private String state() {
        var time = status.finishedAt().orElse(status.startedAt());
        return switch (status.state()) {
            case UNDER_WAY -> "under way since " + time;
            case DONE -> "done " + time;
            case STOPPED -> "stopped " + time;
        };
    }

    private static void tell(Console console, StoreAudit store) {
        console.print(store.store() + ", " + phase(store) + ": " + Figures.count(store.objects(), "object") + ", "
                + store.missing() + " missing, " + store.strays() + " without a row ("
                + new ByteSize(store.strayBytes())
                + "), " + store.young() + " too young to be judged, " + store.foreign() + " not ours; " + store.mended()
                + " mended");
    }

    private static String phase(StoreAudit store) {
        return switch (store.phase()) {
            case COMPARE -> "being compared";
            case MEND -> "being mended";
            case DONE -> "done";
            case SUSPECT -> "not to be judged";
        };
    }

    private static void tell(Console console, AuditFinding finding) {
        console.print((finding.kind() == Kind.MISSING ? "missing: " : "without a row: ") + finding.store() + ":"
                + finding.object() + ", " + new ByteSize(finding.bytes()) + (finding.mended() ? ", mended" : ""));
        finding.files()
                .forEach(file -> console.print("  " + file.repository() + " run " + Failure.oneLine(file.run()) + ", "
                        + Failure.oneLine(file.job()) + ": " + file.path()));
    }

    private static Failure suspect(StoreAudit store) {
        return failure(
                "the store '" + store.store() + "' was not judged: "
                        + Failure.oneLine(store.suspicion().orElseThrow()),
                "nothing was mended there; if all is as it should be, give --however-many too");
    }

    private static Failure failure(String why, String mend) {
        return new Failure(ExitCode.REJECTED, "the audit", why, mend);
    }
}
