package dev.afterrun.cli.storage;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import dev.afterrun.contracts.store.MoveRequest;
import dev.afterrun.contracts.store.MoveStatus;
import java.net.URI;
import java.time.Duration;

/** The move of one installation's files. */
final class Move {
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Server server;
    private final Pause pause;
    private final Console console;

    Move(Server server, Pause pause, Console console) {
        this.server = server;
        this.pause = pause;
        this.console = console;
    }

    MoveStatus status() {
        return server.read(call("asking how the move stands"), MoveStatus.class);
    }

    MoveStatus begin(MoveRequest request) {
        return server.read(call("moving files").posting("application/json", Json.write(request)), MoveStatus.class);
    }

    MoveStatus stop() {
        var call = call("stopping the move");
        call.request().DELETE();
        return server.read(call, MoveStatus.class);
    }

    /** Asks until the step that {@code begun} tells of has ended; it goes on without anybody who asks. */
    MoveStatus await(MoveStatus begun, Duration limit) {
        var status = begun;
        try (var phase = console.progress().begin(begun.step().word(), begun.expectedBytes())) {
            phase.advance(begun.bytes());
            for (var waited = Duration.ZERO; isUnderWay(status, begun); waited = waited.plus(rest())) {
                if (waited.compareTo(limit) >= 0) {
                    throw unfinished(limit);
                }
                var before = status.bytes();
                status = status();
                phase.advance(Math.max(0, status.bytes() - before));
            }
        }
        return status;
    }

    private static boolean isUnderWay(MoveStatus status, MoveStatus begun) {
        return status.id() == begun.id() && status.isUnderWay();
    }

    private Duration rest() {
        try {
            pause.last(PACE);
            return PACE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, "waiting for the move", "interrupted", "it goes on");
        }
    }

    private Call call(String what) {
        return Call.of(what, URI.create(server.parts().storage() + "/v1/store/move"), Call.SHORT);
    }

    private static Failure unfinished(Duration limit) {
        return new Failure(
                ExitCode.UNREACHABLE,
                "waiting for the move",
                "it is not done after " + limit.toSeconds() + " s",
                "it goes on; ask with 'afterrun storage status', or give a longer --timeout");
    }
}
