package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.FileStatus;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** What one thing of a set looks like on the disk. */
sealed interface Print {
    /** Where it lies. */
    Path target();

    /** Whether something of this status, which lies there, is just that. */
    boolean fits(FileStatus status) throws IOException;

    /** Whether it is there as it should be. */
    default boolean holds() throws IOException {
        try {
            return fits(FileStatus.of(target()));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** A directory on the way. */
    record Passage(Path target) implements Print {
        @Override
        public boolean fits(FileStatus status) {
            return status.kind() == FileStatus.Kind.DIRECTORY;
        }
    }

    /** A directory of the set's. */
    record Directory(Path target, FileMode mode, Instant modified) implements Print {
        @Override
        public boolean fits(FileStatus status) {
            return status.kind() == FileStatus.Kind.DIRECTORY && Attributes.hold(status, mode, modified);
        }
    }

    /** A file, and how many bytes it has. */
    record RegularFile(Path target, FileMode mode, Instant modified, long size) implements Print {
        @Override
        public boolean fits(FileStatus status) {
            return Comparison.isSame(size, mode, modified, status);
        }
    }

    /** Another name of a file, which is looked at by itself. */
    record HardLink(Path target, Path to) implements Print {
        @Override
        public boolean fits(FileStatus status) throws IOException {
            return status.identity().isPresent()
                    && status.identity().equals(FileStatus.of(to).identity());
        }
    }

    /** A symbolic link, and what it says. */
    record SymbolicLink(Path target, LinkTarget says) implements Print {
        @Override
        public boolean fits(FileStatus status) throws IOException {
            return Comparison.isSame(says, target, status);
        }
    }
}
