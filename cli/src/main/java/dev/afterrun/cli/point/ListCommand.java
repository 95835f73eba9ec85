package dev.afterrun.cli.point;

import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun point list}. */
@Command(name = "list", sortOptions = false, header = "Lists the repository's pointers, and where they lead.")
final class ListCommand implements Runnable {
    @Mixin
    private final RepositoryFlags flags = new RepositoryFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    ListCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var pointers =
                PointersOfRepository.of(flags.find(surroundings, pause)).list().pointers();
        if (pointers.isEmpty()) {
            surroundings.console().print("no pointers");
            return;
        }
        var table = new Table("NAME", "COMMIT", "FOLLOWS", "SINCE", "BY", "REASON");
        for (var pointer : pointers) {
            table.row(
                    pointer.name().value(),
                    Shown.commit(pointer.commit()),
                    Shown.text(pointer.follows().map(Shown::rule)),
                    Shown.text(pointer.since().map(Shown::time)),
                    Shown.text(pointer.by()),
                    Shown.text(pointer.reason()));
        }
        table.lines().forEach(surroundings.console()::print);
    }
}
