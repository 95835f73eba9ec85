package dev.afterrun.cli.uploads;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun uploads status}. */
@Command(
        name = "status",
        sortOptions = false,
        header = "Tells whether a pull request may bring package files, until when, and who has asked.")
final class StatusCommand implements Runnable {
    @Mixin
    private final UploadsFlags flags = new UploadsFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    StatusCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var uploads = flags.uploads(surroundings, pause);
        surroundings.console().print(uploads.line(uploads.status()));
    }
}
