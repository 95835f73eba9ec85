package dev.afterrun.forge;

import java.util.Set;

/** In which files two commits differ, as far as the forge says. */
public sealed interface ChangedPaths {
    /** In these and no others; of a file that was renamed, both its paths. */
    record Known(Set<String> paths) implements ChangedPaths {
        public Known {
            paths = Set.copyOf(paths);
        }
    }

    /** The forge does not say, and will not: {@code why} in half a sentence. */
    record Unknown(String why) implements ChangedPaths {}
}
