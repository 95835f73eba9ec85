package dev.afterrun.persisted.disk;

import static java.util.Objects.requireNonNull;

import dev.afterrun.contracts.persisted.FileMode;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** Modes and times of files; where the system has no modes, times alone. */
public final class Attributes {
    private static final boolean MODES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final FileMode OWNERS_FILE = new FileMode(0600);
    private static final FileMode OWNERS_DIRECTORY = new FileMode(0700);

    private Attributes() {}

    /** Whether {@code status} is that of something which has this mode and time. */
    public static boolean hold(FileStatus status, FileMode mode, Instant modified) {
        return status.modified().equals(modified) && (!MODES || status.mode().equals(mode));
    }

    /** Sets the time first, for the mode may forbid it. */
    public static void set(Path path, FileMode mode, Instant modified) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(modified));
        if (MODES) {
            Files.setPosixFilePermissions(path, FileStatus.permissions(mode));
        }
    }

    /** Sets the time of a link itself. */
    public static void setOfLink(Path link, Instant modified) throws IOException {
        requireNonNull(Files.getFileAttributeView(link, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS))
                .setTimes(FileTime.from(modified), null, null);
    }

    /** Lets its owner look into a directory and change it. */
    public static void open(Path directory) throws IOException {
        if (MODES) {
            Files.setPosixFilePermissions(directory, FileStatus.permissions(OWNERS_DIRECTORY));
        }
    }

    /** What a file is made with which nobody else is to read before it is whole. */
    public static FileAttribute<?>[] ofOwnersFile() {
        return of(OWNERS_FILE);
    }

    /** What such a directory is made with. */
    public static FileAttribute<?>[] ofOwnersDirectory() {
        return of(OWNERS_DIRECTORY);
    }

    private static FileAttribute<?>[] of(FileMode mode) {
        return MODES
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FileStatus.permissions(mode))}
                : new FileAttribute<?>[0];
    }
}
