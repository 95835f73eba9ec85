package dev.afterrun.cli;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.server.Http;

/** Where the JVM begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends with its {@link dev.afterrun.cli.failure.ExitCode}. */
    public static void main(String[] arguments) {
        var code = run(arguments);
        Http.end();
        System.exit(code);
    }

    /** Runs one command as a process of its own does; the exit code. */
    static int run(String... arguments) {
        if (Afterrun.namesCommand(arguments)) {
            // While this thread finds out what is wanted.
            Http.prepare();
        }
        return Afterrun.commandLine(Surroundings.ofProcess(), arguments).execute(arguments);
    }
}
