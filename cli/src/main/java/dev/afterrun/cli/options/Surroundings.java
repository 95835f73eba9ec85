package dev.afterrun.cli.options;

import dev.afterrun.cli.console.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What a command finds around it: all that a test may set instead.
 *
 * @param directory the working directory, absolute
 */
public record Surroundings(Variables variables, Path directory, Clock clock, Console console) {

    /** Those of this process. */
    public static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                new Variables(environment),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                Console.ofProcess(environment));
    }
}
