package dev.afterrun.cli.storage;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun storage}, for operators. */
@Command(
        name = "storage",
        header = "Looks after the store in which files are kept.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  afterrun storage init      once, when the store is new or its prefix has changed"
        })
public final class StorageCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private StorageCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new StorageCommand()).addSubcommand(new InitCommand(surroundings, pause));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command is missing: there is init");
    }
}
