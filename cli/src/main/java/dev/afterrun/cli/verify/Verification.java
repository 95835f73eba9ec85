package dev.afterrun.cli.verify;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.verification.VerificationPass;
import dev.afterrun.contracts.verification.VerificationStatus;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** The verification of one installation. */
final class Verification {
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Server server;
    private final Pause pause;
    private final Console console;

    Verification(Server server, Pause pause, Console console) {
        this.server = server;
        this.pause = pause;
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
        var pass = begun.pass().orElseThrow(() -> unfinished(limit));
        var status = begun;
        try (var phase = console.progress().begin("reading stored bytes", pass.expectedBytes())) {
            var read = 0L;
            for (var waited = Duration.ZERO; isUnderWay(status, pass); waited = waited.plus(rest())) {
                if (waited.compareTo(limit) >= 0) {
                    throw unfinished(limit);
                }
                status = status();
                var now = status.pass().map(VerificationPass::bytes).orElse(read);
                phase.advance(Math.max(0, now - read));
                read = Math.max(read, now);
            }
        }
        return status;
    }

    private static boolean isUnderWay(VerificationStatus status, VerificationPass pass) {
        return status.pass()
                .filter(now -> now.id() == pass.id() && now.finishedAt().isEmpty())
                .isPresent();
    }

    private Duration rest() {
        try {
            pause.last(PACE);
            return PACE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, "waiting for the verification", "interrupted", "it goes on");
        }
    }

    private Call call(String what) {
        return Call.of(what, URI.create(server.parts().storage() + "/v1/verification"), Call.SHORT);
    }

    private static Failure unfinished(Duration limit) {
        return new Failure(
                ExitCode.UNREACHABLE,
                "waiting for the verification",
                "it is not done after " + limit.toSeconds() + " s",
                "it goes on; ask with 'afterrun verify status', or give a longer --timeout");
    }
}
