package dev.afterrun.cli.uploads;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.upload.SwitchUploads;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code afterrun uploads off}. */
@Command(name = "off", sortOptions = false, header = "Ends that now.")
final class OffCommand implements Runnable {
    @Mixin
    private final UploadsFlags flags = new UploadsFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    OffCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var request = new SwitchUploads(false, Optional.empty());
        var uploads = flags.uploads(surroundings, pause);
        surroundings.console().print(uploads.line(uploads.change(request)));
    }
}
