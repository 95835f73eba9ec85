package dev.afterrun.cli.set;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.save.KnownFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes note of the files of a set while they are described: of those that nobody has changed since before. */
public final class Seeing implements KnownFiles {
    private final KnownFiles known;
    private final Instant before;
    private final List<SeenFile> files = new ArrayList<>();

    /** Those that are {@code known} are not read; what has changed since {@code before} is not taken note of. */
    Seeing(KnownFiles known, Instant before) {
        this.known = known;
        this.before = before;
    }

    @Override
    public Optional<SetEntry.RegularFile> find(PathBase base, EntryPath path, FileStatus status) {
        return known.find(base, path, status);
    }

    @Override
    public void described(PathBase base, SetEntry.RegularFile file, FileStatus status) {
        status.inode()
                .filter(inode -> inode.changed().isBefore(before))
                .ifPresent(inode -> files.add(new SeenFile(base, file, inode)));
    }

    /** All of which note was taken. */
    List<SeenFile> files() {
        return List.copyOf(files);
    }
}
