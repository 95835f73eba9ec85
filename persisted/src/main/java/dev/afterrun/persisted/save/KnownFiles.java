package dev.afterrun.persisted.save;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.FileStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Files whose content is known, so that they need not be read; their chunks are where those of the set are. */
@FunctionalInterface
public interface KnownFiles {
    /** None is. */
    KnownFiles NONE = (base, path, file, status) -> Optional.empty();

    /** What {@code file} has in it, which is of this status, where it is certain that nobody has written to it since that was known. */
    Optional<SetEntry.RegularFile> find(PathBase base, EntryPath path, Path file, FileStatus status) throws IOException;
}
