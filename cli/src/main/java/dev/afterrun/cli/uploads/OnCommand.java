package dev.afterrun.cli.uploads;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.contracts.upload.Allowance;
import dev.afterrun.contracts.upload.RunToRepeat.State;
import dev.afterrun.contracts.upload.SwitchUploads;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code afterrun uploads on}. */
@Command(name = "on", sortOptions = false, header = "Lets a pull request bring package files for a while.")
final class OnCommand implements Runnable {
    @Option(
            names = "--for",
            paramLabel = "HOW LONG",
            description = "So many runs, or so long: 3runs, 2d, 12h. Default: as the server's operator has it, 2 days.")
    @Nullable
    private String lasting;

    @Option(
            names = "--rerun",
            description = "Have the forge run again what package files were left out of, where it lets the server.")
    private boolean rerun;

    @Mixin
    private final UploadsFlags flags = new UploadsFlags();

    private final Surroundings surroundings;
    private final Pause pause;

    OnCommand(Surroundings surroundings, Pause pause) {
        this.surroundings = surroundings;
        this.pause = pause;
    }

    @Override
    public void run() {
        var request = new SwitchUploads(true, Optional.ofNullable(lasting).map(OnCommand::checked));
        var uploads = flags.uploads(surroundings, pause);
        surroundings.console().print(uploads.line(uploads.change(request)));
        var runs = rerun ? uploads.runAgain() : uploads.toRunAgain();
        runs.stream().map(RunInWords::of).forEach(surroundings.console()::print);
        if (rerun && runs.stream().anyMatch(run -> run.state() == State.BY_HAND)) {
            throw new Failure(
                    ExitCode.REFUSED, "running again", "the forge does not for all runs", "run the others by hand");
        }
    }

    /** What cannot be meant is told before anything is sent. */
    private static String checked(String text) {
        try {
            Allowance.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--for", String.valueOf(e.getMessage()), "write 3runs, 2d or 12h");
        }
    }
}
