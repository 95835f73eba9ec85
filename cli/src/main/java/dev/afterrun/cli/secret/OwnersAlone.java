package dev.afterrun.cli.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Files and directories that their owner alone may read, from the moment they exist on: by permissions, on Windows by an access control
 * list. Where a file system knows neither, whoever may enter the directory above may read them.
 */
public final class OwnersAlone {
    private OwnersAlone() {}

    /** Makes an empty file. @throws FileAlreadyExistsException when there is one */
    public static Path create(Path file) throws IOException {
        return Files.createFile(file, rights(file, "rw-------", Set.of()));
    }

    /** Makes a directory, and those above it that are missing; one that is there stays as it is. */
    public static Path directory(Path directory) throws IOException {
        return Files.createDirectories(
                directory,
                rights(directory, "rwx------", Set.of(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)));
    }

    /** Puts {@code content} into the place of {@code file}, whole or not at all, whatever rights a file that was there had. */
    public static void replace(Path file, byte[] content) throws IOException {
        var fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(), "new", ".tmp", rights(file, "rw-------", Set.of()));
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var left = ByteBuffer.wrap(content);
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] rights(Path file, String permissions, Set<AclEntryFlag> flags)
            throws IOException {
        var known = file.getFileSystem().supportedFileAttributeViews();
        if (known.contains("posix")) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            };
        }
        return known.contains("acl") ? new FileAttribute<?>[] {access(file, flags)} : new FileAttribute<?>[0];
    }

    private static FileAttribute<List<AclEntry>> access(Path file, Set<AclEntryFlag> flags) throws IOException {
        var owner = file.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        var entries = List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(flags)
                .build());
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return entries;
            }
        };
    }
}
