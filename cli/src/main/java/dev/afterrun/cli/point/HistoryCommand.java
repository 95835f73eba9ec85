package dev.afterrun.cli.point;

import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code afterrun point history NAME}. */
@Command(
        name = "history",
        sortOptions = false,
        header = "Shows how a pointer got where it is, its newest 100 moves, the last one first.")
final class HistoryCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "The pointer; also one that was removed.")
    private String name = "";

    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    HistoryCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var pointer = PointCommand.name(name);
        var moves = PointersOfRepository.of(flags.find(surroundings, pause))
                .history(pointer)
                .moves();
        if (moves.isEmpty()) {
            surroundings.console().print("'" + pointer + "' was never moved");
            return;
        }
        var table = new Table("MOVE", "COMMIT", "AT", "BY", "REASON");
        for (var move : moves) {
            table.row(
                    Long.toString(move.version()),
                    Shown.commit(move.commit()),
                    Shown.time(move.at()),
                    Failure.oneLine(move.by()),
                    Shown.text(move.reason()));
        }
        table.lines().forEach(surroundings.console()::print);
    }
}
