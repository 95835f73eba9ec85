package dev.afterrun.persisted.disk;

import dev.afterrun.contracts.persisted.FileMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the file system says of a path itself, not of what a link leads to.
 *
 * @param modified to the nanosecond, where the file system keeps as much
 * @param size bytes
 * @param identity what two names of one file share; none where the system does not tell
 */
public record FileStatus(Kind kind, FileMode mode, Instant modified, long size, Optional<Object> identity) {
    private static final List<PosixFilePermission> FROM_THE_LOWEST_BIT = List.of(
            PosixFilePermission.OTHERS_EXECUTE,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_READ);
    private static final FileMode USUAL = new FileMode(0644);
    private static final FileMode USUAL_OF_DIRECTORY = new FileMode(0755);

    /** What something is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        /** A device, a pipe, a socket. */
        OTHER
    }

    /** Looks at {@code path} once. */
    public static FileStatus of(Path path) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var posix = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return of(posix, mode(posix.permissions()));
        }
        var basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return of(basic, basic.isDirectory() ? USUAL_OF_DIRECTORY : USUAL);
    }

    /** The permissions that a mode stands for. */
    public static Set<PosixFilePermission> permissions(FileMode mode) {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (var permission : FROM_THE_LOWEST_BIT) {
            if ((mode.bits() & bit(permission)) != 0) {
                permissions.add(permission);
            }
        }
        return permissions;
    }

    private static FileStatus of(BasicFileAttributes attributes, FileMode mode) {
        return new FileStatus(
                kind(attributes),
                mode,
                attributes.lastModifiedTime().toInstant(),
                attributes.size(),
                Optional.ofNullable(attributes.fileKey()));
    }

    private static Kind kind(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return Kind.FILE;
        }
        if (attributes.isDirectory()) {
            return Kind.DIRECTORY;
        }
        return attributes.isSymbolicLink() ? Kind.SYMBOLIC_LINK : Kind.OTHER;
    }

    private static FileMode mode(Set<PosixFilePermission> permissions) {
        var bits = 0;
        for (var permission : permissions) {
            bits |= bit(permission);
        }
        return new FileMode(bits);
    }

    private static int bit(PosixFilePermission permission) {
        return 1 << FROM_THE_LOWEST_BIT.indexOf(permission);
    }
}
