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
        header = "Looks after the stores in which files are kept.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  afterrun storage init                              once, when the store is new or its prefix has changed",
            "  afterrun storage copy --from files --to bucket     all that lies in one store, to another",
            "  afterrun storage drain --from files --to bucket    afterwards: takes it out of the first",
            "  afterrun storage status",
            "  afterrun storage audit                             what only the store, or only the database, tells of",
            "  afterrun storage audit --repair",
            "  afterrun storage tell-again                        when reaper has lost its schedule",
            "",
            "Exit codes: 0 done, 3 refused, 4 unreachable or not done in time, 5 something is damaged or missing, or the stores cannot be,"
                    + " 6 none was begun."
        })
public final class StorageCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private StorageCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        var reaching = new Reaching(surroundings, pause);
        return new CommandLine(new StorageCommand())
                .addSubcommand(new InitCommand(reaching))
                .addSubcommand(new CopyCommand(reaching))
                .addSubcommand(new DrainCommand(reaching))
                .addSubcommand(new StatusCommand(reaching))
                .addSubcommand(new StopCommand(reaching))
                .addSubcommand(new AuditCommand(reaching))
                .addSubcommand(new TellAgainCommand(reaching));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which of init, copy, drain, status, stop, audit and tell-again is missing");
    }
}
