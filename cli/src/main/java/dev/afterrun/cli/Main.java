package dev.afterrun.cli;

import dev.afterrun.cli.options.Surroundings;
import java.util.List;

/** Where the JVM begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends with its {@link dev.afterrun.cli.failure.ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(Afterrun.commandLine(Surroundings.ofProcess(), List.of()).execute(arguments));
    }
}
