package dev.afterrun.cli.login;

import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.options.Variables;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Where each system has its users' programs keep what is to stay: our folder there. */
enum ConfigPlace {
    /** The XDG Base Directory Specification. */
    UNIX {
        @Override
        Path in(Path home, Variables variables) {
            return absolute(variables, "XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config"));
        }
    },
    MACOS {
        @Override
        Path in(Path home, Variables variables) {
            return home.resolve("Library").resolve("Application Support");
        }
    },
    WINDOWS {
        @Override
        Path in(Path home, Variables variables) {
            return absolute(variables, "APPDATA")
                    .orElseGet(() -> home.resolve("AppData").resolve("Roaming"));
        }
    };

    abstract Path in(Path home, Variables variables);

    /** On this system. */
    static Path of(Surroundings surroundings) {
        var variables = surroundings.variables();
        var home = surroundings.directory().resolve(home(variables));
        return named(System.getProperty("os.name", "")).in(home, variables).resolve("afterrun");
    }

    /** The system of this name. */
    static ConfigPlace named(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : UNIX;
    }

    private static String home(Variables variables) {
        return variables
                .value("HOME")
                .or(() -> variables.value("USERPROFILE"))
                .orElseGet(() -> System.getProperty("user.home", "."));
    }

    private static Optional<Path> absolute(Variables variables, String name) {
        return variables.value(name).map(Path::of).filter(Path::isAbsolute);
    }
}
