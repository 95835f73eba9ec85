package dev.afterrun.cli.keep;

import dev.afterrun.cli.console.Table;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.repository.RepositoryFlags;
import dev.afterrun.cli.server.Pause;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun keep list}. */
@Command(name = "list", sortOptions = false, header = "Lists what is kept, until when, for whom and why.")
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
        var pins = new PinsOfRepository(flags.find(surroundings, pause)).list().pins();
        if (pins.isEmpty()) {
            surroundings.console().print("no pins");
            return;
        }
        var table = new Table("PIN", "KEEPS", "UNTIL", "OWNER", "REASON");
        for (var pin : pins) {
            table.row(
                    Long.toString(pin.id()),
                    Shown.what(pin),
                    pin.until()
                            .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
                            .orElse("-"),
                    Failure.oneLine(pin.owner()),
                    Failure.oneLine(pin.reason()));
        }
        table.lines().forEach(surroundings.console()::print);
    }
}
