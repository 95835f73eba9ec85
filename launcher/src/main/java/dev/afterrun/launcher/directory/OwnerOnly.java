package dev.afterrun.launcher.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and directories that nobody but their owner may read, from the moment they appear. */
public final class OwnerOnly {
    private static final String DIRECTORY = "rwx------";
    private static final String FILE = "rw-------";

    private OwnerOnly() {}

    /** The directory, made where it is not there, with mode 0700 either way. */
    public static Path directory(Path directory) throws IOException {
        Files.createDirectories(directory, mode(directory, DIRECTORY));
        if (posix(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(DIRECTORY));
        }
        return directory;
    }

    /** Puts the text in place at once, with mode 0600: a reader sees the old text or the new one, never a part. */
    public static void write(Path file, String text) throws IOException {
        var fresh = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".tmp", mode(file, FILE));
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
