package dev.afterrun.cli.uploads;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun uploads}, the parent of what is done about uploads of pull requests. */
@Command(
        name = "uploads",
        synopsisSubcommandLabel = "COMMAND",
        header = "Lets a pull request bring package files, where the repository takes them on request.",
        description = {
            "",
            "What was switched on ends by itself: after so many runs, when its time is over, when the pull request is "
                    + "closed, and at a push that changes what CI does. Reports, logs and texts are always taken. It needs "
                    + "a token of trusted runs, which jobs of pull requests do not have.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun uploads on --pr 7 --for 3runs",
            "  afterrun uploads on --pr 7 --rerun",
            "  afterrun uploads status --pr 7",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class UploadsCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private UploadsCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new UploadsCommand())
                .addSubcommand(new OnCommand(surroundings, pause))
                .addSubcommand(new OffCommand(surroundings, pause))
                .addSubcommand(new StatusCommand(surroundings, pause));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of on, off and status is missing");
    }
}
