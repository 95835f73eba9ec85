package dev.afterrun.cli.set;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.persisted.disk.Bases;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where things belong on this machine.
 *
 * @param bases the working directory, the home and the root
 * @param state a directory of ours, as the XDG Base Directory Specification has it, that outlives a command and is there for the whole
 *     job
 */
public record JobPlaces(Bases bases, Path state) {
    private static final boolean WINDOWS = File.separatorChar == '\\';

    /** As the environment says. */
    public static JobPlaces of(Surroundings surroundings) {
        var here = surroundings.directory();
        var home = here.resolve(home(surroundings.variables()));
        var root = Optional.ofNullable(here.getRoot()).orElse(here);
        return new JobPlaces(new Bases(here, home, root), state(surroundings.variables(), home));
    }

    private static String home(Variables variables) {
        return variables
                .value("HOME")
                .or(() -> variables.value("USERPROFILE"))
                .orElseGet(() -> System.getProperty("user.home", "."));
    }

    private static Path state(Variables variables, Path home) {
        var named = WINDOWS ? variables.value("LOCALAPPDATA") : variables.value("XDG_STATE_HOME");
        return named.map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(".local").resolve("state"))
                .resolve("afterrun");
    }
}
