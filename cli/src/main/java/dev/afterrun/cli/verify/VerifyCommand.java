package dev.afterrun.cli.verify;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun verify}, for operators. */
@Command(
        name = "verify",
        header = "Reads all stored bytes again and compares them with their digests.",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "",
            "Storage does so by itself every 30 days, at a bounded rate. What is damaged is not served any more; the "
                    + "same bytes published again mend it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun verify status",
            "  afterrun verify start --wait     now, until all was read",
            "",
            "Exit codes: 0 all is well, 5 something is damaged, 3 refused, 4 unreachable or not done in time."
        })
public final class VerifyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private VerifyCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        var asking = new Asking(surroundings, pause);
        return new CommandLine(new VerifyCommand())
                .addSubcommand(new StatusCommand(asking))
                .addSubcommand(new StartCommand(asking));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of status and start is missing");
    }
}
