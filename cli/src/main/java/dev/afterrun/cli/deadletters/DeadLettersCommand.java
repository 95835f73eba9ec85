package dev.afterrun.cli.deadletters;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun dead-letters}, for operators. */
@Command(
        name = "dead-letters",
        header = "Shows the events that a service could not take, and puts them back.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  afterrun dead-letters list",
            "  afterrun dead-letters show ID",
            "  afterrun dead-letters replay --all      when the cause is mended"
        })
public final class DeadLettersCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private DeadLettersCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        var asking = new Asking(surroundings, pause);
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new ListCommand(asking))
                .addSubcommand(new ShowCommand(asking))
                .addSubcommand(new ReplayCommand(asking));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of list, show and replay is missing");
    }
}
