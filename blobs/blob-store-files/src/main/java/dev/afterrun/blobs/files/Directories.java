package dev.afterrun.blobs.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Owner-only directories whose entries outlast a power cut. */
final class Directories {
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

    private Directories() {}

    /** What makes a new file readable and writable by its owner alone, where the file system knows owners. */
    static FileAttribute<?>[] ownerOnlyFile(Path near) {
        return ownerOnly(near, "rw-------");
    }

    /** Makes {@code directory} and its parents where they are missing. */
    static void create(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
        }
    }

    /**
     * Makes {@code directory} and its parents up to {@code root}, each of them safe before the next is made.
     *
     * @throws IOException when one of them is a symbolic link or a file
     */
    static Path createBelow(Path root, Path directory) throws IOException {
        if (directory.equals(root)) {
            return directory;
        }
        var parent = createBelow(root, requireNonNull(directory.getParent()));
        if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
            createOne(directory);
            force(parent);
        }
        return directory;
    }

    /** Returns once the directory's entries outlast a power cut; where a system cannot do so, it does by itself. */
    static void force(Path directory) throws IOException {
        if (!isPosix(directory)) {
            return;
        }
        try (var channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    private static void createOne(Path directory) throws IOException {
        try {
            Files.createDirectory(directory, ownerOnly(directory, "rwx------"));
        } catch (FileAlreadyExistsException e) {
            // Somebody else may have been quicker; a link or a file is in the way for good.
            if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
                throw new IOException(directory + " must be a directory of the blob store and is not", e);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path near, String permissions) {
        return isPosix(near)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : NO_ATTRIBUTES;
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
