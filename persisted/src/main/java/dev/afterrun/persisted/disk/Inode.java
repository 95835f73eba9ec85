package dev.afterrun.persisted.disk;

import java.nio.file.FileSystems;
import java.time.Instant;

/**
 * What becomes another with every write to a file, also where its time is set back afterwards: nobody can set the time of the last change.
 *
 * @param changed {@code st_ctim} of POSIX
 */
public record Inode(long number, Instant changed) {
    /** Whether the system tells. */
    static final boolean TOLD =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
}
