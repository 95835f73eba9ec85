package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.NativeNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds entries of one tree against the disk. A file is the same when its size, its mode and its time to the nanosecond are, as Git
 * and rsync have it: what changes a file changes its time.
 */
final class Comparison {
    private final Map<EntryPath, FileStatus> same = new HashMap<>();

    /** How something on the disk stands to an entry. */
    enum Finding {
        ABSENT,
        SAME,
        /** A directory, as it should be, of another mode or time. */
        OTHER_ATTRIBUTES,
        /** Something that is no directory, and may be replaced where the rule says so. */
        DIFFERENT
    }

    /**
     * Looks at {@code target}, where {@code entry} belongs.
     *
     * @throws RestoreRefused when a directory is there and should not be, or something else where one should
     */
    Finding of(SetEntry entry, Path target) throws IOException {
        FileStatus status;
        try {
            status = FileStatus.of(target);
        } catch (NoSuchFileException e) {
            return Finding.ABSENT;
        }
        refuseOtherShape(entry, target, status);
        return switch (entry) {
            case SetEntry.Passage passage -> Finding.SAME;
            case SetEntry.Directory directory ->
                Attributes.hold(status, directory.mode(), directory.modified())
                        ? Finding.SAME
                        : Finding.OTHER_ATTRIBUTES;
            case SetEntry.RegularFile file -> of(file, status);
            case SetEntry.HardLink link -> found(isSame(link, status));
            case SetEntry.SymbolicLink link -> found(isSame(link.target(), target, status));
        };
    }

    private Finding of(SetEntry.RegularFile file, FileStatus status) {
        if (!isSame(file.size(), file.mode(), file.modified(), status)) {
            return Finding.DIFFERENT;
        }
        same.put(file.path(), status);
        return Finding.SAME;
    }

    /** Whether {@code status} is that of such a file. */
    static boolean isSame(long size, FileMode mode, Instant modified, FileStatus status) {
        return status.kind() == FileStatus.Kind.FILE
                && status.size() == size
                && Attributes.hold(status, mode, modified);
    }

    /** Two names of one file, of which the other is as it should be. */
    private boolean isSame(SetEntry.HardLink link, FileStatus status) {
        var identity = Optional.ofNullable(same.get(link.to())).flatMap(FileStatus::identity);
        return identity.isPresent() && identity.equals(status.identity());
    }

    /** A link says the same where it was saved and where it was restored, which may not write every slash that it has. */
    static boolean isSame(LinkTarget says, Path target, FileStatus status) throws IOException {
        if (status.kind() != FileStatus.Kind.SYMBOLIC_LINK) {
            return false;
        }
        var there = LinkTarget.of(NativeNames.bytes(Files.readSymbolicLink(target)));
        return there.equals(says) || there.equals(LinkTarget.of(NativeNames.bytes(NativeNames.path(says.bytes()))));
    }

    private static Finding found(boolean same) {
        return same ? Finding.SAME : Finding.DIFFERENT;
    }

    private static void refuseOtherShape(SetEntry entry, Path target, FileStatus status) {
        var wanted = entry instanceof SetEntry.Passage || entry instanceof SetEntry.Directory;
        var directory = status.kind() == FileStatus.Kind.DIRECTORY;
        if (wanted && !directory) {
            throw new RestoreRefused(
                    "'" + target + "' is " + (status.kind() == FileStatus.Kind.SYMBOLIC_LINK ? "a link" : "a file")
                            + " where the set has a directory; move it away, or restore elsewhere");
        }
        if (directory && !wanted) {
            throw new RestoreRefused("'" + target
                    + "' is a directory where the set has a file or a link; move it away, " + "or restore elsewhere");
        }
    }
}
