package dev.afterrun.cli.persisted;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code afterrun persisted}, the parent of what is done with sets outside jobs. */
@Command(
        name = "persisted",
        synopsisSubcommandLabel = "COMMAND",
        header = "Lists the sets that jobs have handed on, tells of one, invalidates a name, downloads an archive.",
        description = {
            "",
            "Jobs save sets with 'afterrun persist' and take them up with 'afterrun restore'. Each time that one is saved is "
                    + "a generation. To invalidate a name takes effect at once: nothing that was saved under it until then, "
                    + "or was made from it, is restored any more.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  afterrun persisted list maven",
            "  afterrun persisted show 4711",
            "  afterrun persisted invalidate maven --scope branch:main --reason 'has a broken jar'",
            "  afterrun persisted download 4711",
            "",
            "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there."
        })
public final class PersistedCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private PersistedCommand() {}

    /** The command with its subcommands. */
    public static CommandLine commandLine(Surroundings surroundings, Pause pause) {
        return new CommandLine(new PersistedCommand())
                .addSubcommand(new ListCommand(surroundings, pause))
                .addSubcommand(new ShowCommand(surroundings, pause))
                .addSubcommand(new InvalidateCommand(surroundings, pause))
                .addSubcommand(new DownloadCommand(surroundings, pause));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which of list, show, invalidate and download is missing");
    }
}
