package dev.afterrun.persisted.disk;

import static java.util.Objects.requireNonNull;

import dev.afterrun.contracts.persisted.FileMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the file system says of a path itself, not of what a link leads to.
 *
 * @param modified to the nanosecond, where the file system keeps as much
 * @param size bytes
 * @param identity what two names of one file share; none where the system does not tell
 * @param inode none where nobody asked, or the system does not tell
 */
public record FileStatus(
        Kind kind, FileMode mode, Instant modified, long size, Optional<Object> identity, Optional<Inode> inode) {
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
    private static final int KIND_BITS = 0170000;
    private static final int FILE = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int SYMBOLIC_LINK = 0120000;
    private static final FileMode USUAL_OF_DIRECTORY = new FileMode(0755);

    /** What something is. */
    public enum Kind {
        FILE,
        DIRECTORY,
        SYMBOLIC_LINK,
        /** A device, a pipe, a socket. */
        OTHER
    }

    private record DeviceAndNumber(long device, long number) {}

    /** Looks at {@code path} once, for its inode as well: that takes half as long again. */
    public static FileStatus withInode(Path path) throws IOException {
        return Inode.TOLD
                ? ofUnix(Files.readAttributes(
                        path, "unix:mode,dev,ino,ctime,lastModifiedTime,size", LinkOption.NOFOLLOW_LINKS))
                : of(path);
    }

    /** Looks at {@code path} once; {@link #inode()} is empty. */
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

    /** All that one call of the system tells; the views of Java that have names for it leave some of it out. */
    private static FileStatus ofUnix(Map<String, Object> all) {
        var mode = (int) told(all, "mode");
        var number = (long) told(all, "ino");
        return new FileStatus(
                kind(mode),
                FileMode.of(mode),
                ((FileTime) told(all, "lastModifiedTime")).toInstant(),
                (long) told(all, "size"),
                Optional.of(new DeviceAndNumber((long) told(all, "dev"), number)),
                Optional.of(new Inode(number, ((FileTime) told(all, "ctime")).toInstant())));
    }

    private static Object told(Map<String, Object> all, String name) {
        return requireNonNull(all.get(name), name);
    }

    private static Kind kind(int mode) {
        return switch (mode & KIND_BITS) {
            case FILE -> Kind.FILE;
            case DIRECTORY -> Kind.DIRECTORY;
            case SYMBOLIC_LINK -> Kind.SYMBOLIC_LINK;
            default -> Kind.OTHER;
        };
    }

    private static FileStatus of(BasicFileAttributes attributes, FileMode mode) {
        return new FileStatus(
                kind(attributes),
                mode,
                attributes.lastModifiedTime().toInstant(),
                attributes.size(),
                Optional.ofNullable(attributes.fileKey()),
                Optional.empty());
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
