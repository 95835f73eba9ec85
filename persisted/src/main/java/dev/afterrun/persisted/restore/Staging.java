package dev.afterrun.persisted.restore;

import static java.util.Objects.requireNonNull;

import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.Listing;
import dev.afterrun.persisted.disk.OwnNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;

/**
 * A directory of our own beside what is to be made, for it must be on the same file system, that nobody else may look into. The
 * directory that has it keeps its time.
 */
final class Staging {
    private final Path directory;
    private int names;

    private Staging(Path directory) {
        this.directory = directory;
    }

    static Staging in(Path parent, Journal journal) throws IOException {
        var directory = parent.toAbsolutePath().resolve(OwnNames.UNPACKING + UUID.randomUUID());
        var time = time(parent);
        journal.doing(new Step.Unpacking(directory));
        Files.createDirectory(directory, Attributes.ofOwnersDirectory());
        keepTime(parent, time);
        return new Staging(directory);
    }

    /** A name within that nothing has yet. */
    Path next() {
        return directory.resolve(String.valueOf(++names));
    }

    /** Deletes a directory of ours with all that is in it. */
    static void delete(Path directory) throws IOException {
        var parent = requireNonNull(directory.getParent());
        var time = time(parent);
        deleteAll(directory);
        keepTime(parent, time);
    }

    /** Sets a time back where we may; a directory of somebody else's keeps the new one. */
    static void keepTime(Path directory, Instant time) {
        try {
            Files.setLastModifiedTime(directory, FileTime.from(time));
        } catch (IOException e) {
            // The time of what is not ours is no reason to restore nothing.
        }
    }

    static Instant time(Path directory) throws IOException {
        return Files.getLastModifiedTime(directory).toInstant();
    }

    /** Read-only directories too; no link is followed, and no directory stays open while what is in it goes. */
    private static void deleteAll(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Attributes.open(path);
            for (var child : Listing.of(path)) {
                deleteAll(child);
            }
        }
        Files.delete(path);
    }
}
