package dev.afterrun.cli.publish;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/** What the system tells of a file: all of it with one question, for there may be very many files. */
record FileStatus(BasicFileAttributes attributes) {
    private static final Class<? extends BasicFileAttributes> ASKED =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? PosixFileAttributes.class
                    : BasicFileAttributes.class;

    static FileStatus of(Path file, LinkOption... options) throws IOException {
        return new FileStatus(Files.readAttributes(file, ASKED, options));
    }

    /** Whether its owner may run it. Windows knows no such bit. */
    boolean isExecutable() {
        return attributes instanceof PosixFileAttributes posix
                && posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
