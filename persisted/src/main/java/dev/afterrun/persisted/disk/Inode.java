package dev.afterrun.persisted.disk;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes another with every write to a file, also where its time is set back afterwards: nobody can set the time of the last change.
 *
 * @param changed {@code st_ctim} of POSIX
 */
public record Inode(long number, Instant changed) {
    private static final boolean TOLD =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    /** That of a file itself, not of what a link leads to; none where the system does not tell. */
    public static Optional<Inode> of(Path file) throws IOException {
        if (!TOLD) {
            return Optional.empty();
        }
        var told = Files.readAttributes(file, "unix:ino,ctime", LinkOption.NOFOLLOW_LINKS);
        return told.get("ino") instanceof Long number && told.get("ctime") instanceof FileTime changed
                ? Optional.of(new Inode(number, changed.toInstant()))
                : Optional.empty();
    }
}
