package dev.afterrun.cli.storage;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.store.AuditRequest;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.store.StoreAudit;
import java.net.URI;
import java.time.Duration;

/** The audit of one installation's stores. */
final class Audit {
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Server server;
    private final Pause pause;
    private final Console console;

    Audit(Server server, Pause pause, Console console) {
        this.server = server;
        this.pause = pause;
        this.console = console;
    }

    AuditStatus status() {
        return server.read(call("asking how the audit stands"), AuditStatus.class);
    }

    AuditStatus begin(AuditRequest request) {
        return server.read(call("auditing").posting("application/json", Json.write(request)), AuditStatus.class);
    }

    AuditStatus stop() {
        var call = call("stopping the audit");
        call.request().DELETE();
        return server.read(call, AuditStatus.class);
    }

    /** Asks until the audit that {@code begun} tells of has ended; it goes on without anybody who asks. */
    AuditStatus await(AuditStatus begun, Duration limit) {
        var status = begun;
        for (var waited = Duration.ZERO; isUnderWay(status, begun); waited = waited.plus(rest())) {
            if (waited.compareTo(limit) >= 0) {
                throw unfinished(limit);
            }
            status = status();
            // Nobody knows beforehand how many there are.
            console.progress().waiting(Figures.count(objects(status), "object") + " compared");
        }
        return status;
    }

    private static long objects(AuditStatus status) {
        return status.stores().stream().mapToLong(StoreAudit::objects).sum();
    }

    private static boolean isUnderWay(AuditStatus status, AuditStatus begun) {
        return status.id() == begun.id() && status.isUnderWay();
    }

    private Duration rest() {
        try {
            pause.last(PACE);
            return PACE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, "waiting for the audit", "interrupted", "it goes on");
        }
    }

    private Call call(String what) {
        return Call.of(what, URI.create(server.parts().storage() + "/v1/store/audit"), Call.SHORT);
    }

    private static Failure unfinished(Duration limit) {
        return new Failure(
                ExitCode.UNREACHABLE,
                "waiting for the audit",
                "it is not done after " + limit.toSeconds() + " s",
                "it goes on; ask with 'afterrun storage audit --status', or give a longer --timeout");
    }
}
