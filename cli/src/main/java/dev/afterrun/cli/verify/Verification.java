package dev.afterrun.cli.verify;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import dev.afterrun.cli.server.Waiting;
import dev.afterrun.contracts.verification.VerificationPass;
import dev.afterrun.contracts.verification.VerificationStatus;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The verification of one installation. */
final class Verification {
    private final Server server;
    private final Waiting waiting;
    private final Console console;

    Verification(Server server, Pause pause, Console console) {
        this.server = server;
        this.waiting = new Waiting("waiting for the verification", "afterrun verify status", pause);
        this.console = console;
    }

    VerificationStatus status() {
        return server.read(call("asking how verification stands"), VerificationStatus.class);
    }

    VerificationStatus start() {
        var call = call("beginning a verification");
        call.request().POST(BodyPublishers.noBody());
        return server.read(call, VerificationStatus.class);
    }

    /** Asks until the pass that {@code begun} tells of has ended. */
    VerificationStatus await(VerificationStatus begun, Duration limit) {
        var pass = begun.pass().orElseThrow(() -> waiting.unfinished(limit));
        try (var phase = console.progress().begin("reading stored bytes", pass.expectedBytes())) {
            var read = new AtomicLong();
            return waiting.await(begun, limit, now -> isUnderWay(now, pass), before -> {
                var now = status();
                var bytes = now.pass().map(VerificationPass::bytes).orElse(read.get());
                phase.advance(Math.max(0, bytes - read.get()));
                read.accumulateAndGet(bytes, Math::max);
                return now;
            });
        }
    }

    private static boolean isUnderWay(VerificationStatus status, VerificationPass pass) {
        return status.pass()
                .filter(now -> now.id() == pass.id() && now.finishedAt().isEmpty())
                .isPresent();
    }

    private Call call(String what) {
        return Call.of(what, URI.create(server.parts().storage() + "/v1/verification"), Call.SHORT);
    }
}
