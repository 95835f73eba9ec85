package dev.afterrun.cli;

import dev.afterrun.cli.deadletters.DeadLettersCommand;
import dev.afterrun.cli.githubapp.GitHubAppCommand;
import dev.afterrun.cli.has.HasCommand;
import dev.afterrun.cli.keep.KeepCommand;
import dev.afterrun.cli.notify.NotifyCommand;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.persist.PersistCommand;
import dev.afterrun.cli.persisted.PersistedCommand;
import dev.afterrun.cli.point.PointCommand;
import dev.afterrun.cli.policy.PolicyCommand;
import dev.afterrun.cli.publish.PublishCommand;
import dev.afterrun.cli.publish.StartedCommand;
import dev.afterrun.cli.restore.RestoreCommand;
import dev.afterrun.cli.server.Pause;
import dev.afterrun.cli.storage.StorageCommand;
import dev.afterrun.cli.uploads.UploadsCommand;
import dev.afterrun.cli.verify.VerifyCommand;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code afterrun}, to which others may add subcommands. */
@Command(
        name = "afterrun",
        header = "What happens after a CI run: files kept, one comment, addresses that install, an end on time.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Version.class)
public final class Afterrun implements Runnable {
    private static final String[] FOOTER = {
        "",
        "At the end of a CI job, with AFTERRUN_URL and AFTERRUN_TOKEN set:",
        "  afterrun publish --summary report.md --dir dist",
        "",
        "Exit codes: 0 done, 2 usage, 3 refused, 4 unreachable, 5 damaged or rejected content, 6 none there.",
        "Each command explains itself: afterrun COMMAND --help"
    };

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    private Afterrun() {}

    /** The whole command; {@code more} are picocli commands of the caller, run and ended like our own. */
    public static CommandLine commandLine(Surroundings surroundings, List<Object> more) {
        return commandLine(surroundings, Pause.SLEEP, more);
    }

    static CommandLine commandLine(Surroundings surroundings, Pause pause, List<Object> more) {
        var line = new CommandLine(new Afterrun());
        line.addSubcommand(new StartedCommand(surroundings, pause));
        line.addSubcommand(new PublishCommand(surroundings, pause));
        line.addSubcommand(new NotifyCommand(surroundings, pause));
        line.addSubcommand(new RestoreCommand(surroundings, pause));
        line.addSubcommand(new PersistCommand(surroundings, pause));
        line.addSubcommand(PersistedCommand.commandLine(surroundings, pause));
        line.addSubcommand(PointCommand.commandLine(surroundings, pause));
        line.addSubcommand(KeepCommand.commandLine(surroundings, pause));
        line.addSubcommand(PolicyCommand.commandLine(surroundings, pause));
        line.addSubcommand(UploadsCommand.commandLine(surroundings, pause));
        line.addSubcommand(new HasCommand(surroundings, pause));
        line.addSubcommand(VerifyCommand.commandLine(surroundings, pause));
        line.addSubcommand(DeadLettersCommand.commandLine(surroundings, pause));
        line.addSubcommand(StorageCommand.commandLine(surroundings, pause));
        line.addSubcommand(GitHubAppCommand.commandLine(surroundings, pause));
        more.forEach(line::addSubcommand);
        // Only now, for subcommands would take it over.
        line.getCommandSpec().usageMessage().footer(FOOTER);
        var endings = new Endings(surroundings.console());
        return line.setParameterExceptionHandler(endings)
                .setExecutionExceptionHandler(endings)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command is missing");
    }
}
