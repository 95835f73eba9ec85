package dev.afterrun.persisted.disk;

import dev.afterrun.contracts.persisted.PathBase;
import java.nio.file.Path;

/** Where the bases of a set are on this machine. */
public record Bases(Path workspace, Path home, Path root) {

    /** All of a set's bases as directories of {@code directory}, for whoever wants its files elsewhere. */
    public static Bases below(Path directory) {
        return new Bases(
                directory.resolve(PathBase.WORKSPACE.word()),
                directory.resolve(PathBase.HOME.word()),
                directory.resolve(PathBase.ROOT.word()));
    }

    /** The directory that {@code base} is. */
    public Path of(PathBase base) {
        return switch (base) {
            case WORKSPACE -> workspace;
            case HOME -> home;
            case ROOT -> root;
        };
    }
}
