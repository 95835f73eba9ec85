package dev.afterrun.cli.storage;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.server.Server;
import dev.afterrun.cli.server.Waiting;
import dev.afterrun.contracts.store.MoveRequest;
import dev.afterrun.contracts.store.MoveStatus;
import java.net.URI;
import java.time.Duration;

/** The move of one installation's files. */
final class Move {
    private final Server server;
    private final Waiting waiting;
    private final Console console;

    Move(Server server, Pause pause, Console console) {
        this.server = server;
        this.waiting = new Waiting("waiting for the move", "afterrun storage status", pause);
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
        try (var phase = console.progress().begin(begun.step().word(), begun.expectedBytes())) {
            phase.advance(begun.bytes());
            return waiting.await(begun, limit, now -> now.id() == begun.id() && now.isUnderWay(), before -> {
                var now = status();
                phase.advance(Math.max(0, now.bytes() - before.bytes()));
                return now;
            });
        }
    }

    private Call call(String what) {
        return Call.of(what, URI.create(server.parts().storage() + "/v1/store/move"), Call.SHORT);
    }
}
