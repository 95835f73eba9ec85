package dev.afterrun.persisted.save;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.FileStatus;
import java.util.Optional;

/** Files whose content is known, so that they need not be read; their chunks are where those of the set are. */
public interface KnownFiles {
    /** None is. */
    KnownFiles NONE = (base, path, status) -> Optional.empty();

    /**
     * What the file at {@code path} has in it, which is of this status, where it is certain that nobody has written to it since that was
     * known.
     */
    Optional<SetEntry.RegularFile> find(PathBase base, EntryPath path, FileStatus status);

    /** Hears of each file that was described, and of its status after it was read, or where it was not, when it was looked at. */
    default void described(PathBase base, SetEntry.RegularFile file, FileStatus status) {}
}
