package dev.afterrun.cli.set;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.options.Variables;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.persisted.disk.Bases;
import java.io.File;
import java.nio.charset.StandardCharsets;
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

    /** What a file of ours is called that tells of a set of {@code repository} at these bases. */
    String name(RepositoryName repository, DeclaredSet set) {
        var whose = String.join(
                "\n",
                repository.toString(),
                set.name().value(),
                set.key().map(SetKey::value).orElse(""),
                bases.workspace().toString(),
                bases.home().toString());
        return Digest.of(whose.getBytes(StandardCharsets.UTF_8)).abbreviated();
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
