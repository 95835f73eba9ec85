package dev.afterrun.cli;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Pause;
import java.util.ArrayList;
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

    /** What runs {@code arguments}: to learn of commands that they do not name takes a tenth of a second. */
    static CommandLine commandLine(Surroundings surroundings, String[] arguments) {
        var commands = new Commands(surroundings, Pause.SLEEP);
        return namesCommand(arguments)
                ? of(List.of(commands.named(arguments[0])), surroundings)
                : of(commands.all(), surroundings);
    }

    /** Whether {@code arguments} begin with a command. */
    static boolean namesCommand(String[] arguments) {
        return arguments.length > 0 && Commands.NAMES.contains(arguments[0]);
    }

    static CommandLine commandLine(Surroundings surroundings, Pause pause, List<Object> more) {
        var all = new ArrayList<>(new Commands(surroundings, pause).all());
        all.addAll(more);
        return of(all, surroundings);
    }

    private static CommandLine of(List<Object> commands, Surroundings surroundings) {
        var line = new CommandLine(new Afterrun());
        commands.forEach(line::addSubcommand);
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
