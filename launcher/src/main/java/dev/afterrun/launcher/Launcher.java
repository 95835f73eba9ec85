package dev.afterrun.launcher;

import dev.afterrun.cli.Afterrun;
import dev.afterrun.cli.options.Surroundings;
import java.util.List;
import picocli.CommandLine;

/** The program behind {@code ./afterrun}: the CLI, and what runs a whole installation on one machine. */
public final class Launcher {
    private Launcher() {}

    /** Runs one command and ends with its {@link dev.afterrun.cli.failure.ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Surroundings.ofProcess()).execute(arguments));
    }

    /** Every command that {@code ./afterrun} has. */
    public static CommandLine commandLine(Surroundings surroundings) {
        return Afterrun.commandLine(
                surroundings,
                List.of(new UpCommand(surroundings), new DemoCommand(surroundings), new PrepareCommand(surroundings)));
    }
}
