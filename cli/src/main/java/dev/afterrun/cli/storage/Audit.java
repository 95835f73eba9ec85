package dev.afterrun.cli.storage;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.console.Figures;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import dev.afterrun.cli.server.Waiting;
import dev.afterrun.contracts.store.AuditRequest;
import dev.afterrun.contracts.store.AuditStatus;
import dev.afterrun.contracts.store.StoreAudit;
import java.net.URI;
import java.time.Duration;

/** The audit of one installation's stores. */
final class Audit {
    private final Server server;
    private final Waiting waiting;
    private final Console console;

    Audit(Server server, Pause pause, Console console) {
        this.server = server;
        this.waiting = new Waiting("waiting for the audit", "afterrun storage audit --status", pause);
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
        return waiting.await(begun, limit, now -> now.id() == begun.id() && now.isUnderWay(), before -> {
            var now = status();
            // Nobody knows beforehand how many there are.
            console.progress().waiting(Figures.count(objects(now), "object") + " compared");
            return now;
        });
    }

    private static long objects(AuditStatus status) {
        return status.stores().stream().mapToLong(StoreAudit::objects).sum();
    }

    private Call call(String what) {
        return Call.of(what, URI.create(server.parts().storage() + "/v1/store/audit"), Call.SHORT);
    }
}
