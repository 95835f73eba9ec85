package dev.afterrun.persisted.disk;

import java.nio.file.Path;

/** Names that are ours, and so belong to no set. */
public final class OwnNames {
    /** What a directory begins with in which a set is unpacked before it is visible. */
    public static final String UNPACKING = ".afterrun-restore-";

    private OwnNames() {}

    /** Whether that is such a directory. */
    public static boolean isUnpacking(Path directory) {
        return String.valueOf(directory.getFileName()).startsWith(UNPACKING);
    }
}
