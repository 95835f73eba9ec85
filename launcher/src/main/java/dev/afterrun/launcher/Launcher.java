package dev.afterrun.launcher;

import dev.afterrun.cli.Afterrun;
import dev.afterrun.cli.options.Surroundings;
import java.util.List;

/** The program behind {@code ./afterrun}: the CLI, and what runs a whole installation on one machine. */
public final class Launcher {
    private Launcher() {}

    /** Runs one command and ends with its {@link dev.afterrun.cli.failure.ExitCode}. */
    public static void main(String[] arguments) {
        var surroundings = Surroundings.ofProcess();
        var more = List.<Object>of(new UpCommand(surroundings), new DemoCommand(surroundings));
        System.exit(Afterrun.commandLine(surroundings, more).execute(arguments));
    }
}
