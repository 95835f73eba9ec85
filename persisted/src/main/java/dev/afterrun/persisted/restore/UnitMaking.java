package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.NativeNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Makes units of one tree where nobody sees them. Each name is made as a new one, so whatever the file system takes for the same name
 * (by case, by Unicode form) is an error and never written over.
 */
final class UnitMaking {
    private final Path base;
    private final FileMaking files;
    private final Map<EntryPath, Path> made = new HashMap<>();
    private long bytes;

    UnitMaking(Path base, FileMaking files) {
        this.base = base;
        this.files = files;
    }

    /**
     * Makes {@code units}, each as a new name of {@code beside}. Other names of files come after all files, for these may belong to
     * another unit. A unit's root, if it is a directory, keeps its owner's mode until it is in its place.
     */
    void make(List<Unit> units, Supplier<Path> beside) throws IOException {
        for (var unit : units) {
            made.put(unit.root().path(), beside.get());
        }
        for (var unit : units) {
            make(unit, entry -> !(entry instanceof SetEntry.HardLink));
        }
        for (var unit : units) {
            make(unit, SetEntry.HardLink.class::isInstance);
        }
        for (var unit : units) {
            settle(unit.entries().subList(1, unit.entries().size()));
        }
    }

    /** Where {@code unit} was made. */
    Path place(Unit unit) {
        return place(unit.root().path());
    }

    /** Bytes that were written. */
    long bytes() {
        return bytes;
    }

    private void make(Unit unit, Predicate<SetEntry> kind) throws IOException {
        for (var entry : unit.entries()) {
            if (kind.test(entry)) {
                make(entry, newPlace(entry));
            }
        }
    }

    private void make(SetEntry entry, Path at) throws IOException {
        switch (entry) {
            case SetEntry.Passage passage -> Files.createDirectory(at);
            case SetEntry.Directory directory -> Files.createDirectory(at, Attributes.ofOwnersDirectory());
            case SetEntry.RegularFile file -> {
                files.make(file, at);
                bytes += file.size();
            }
            case SetEntry.HardLink link -> Files.createLink(at, place(link.to()));
            case SetEntry.SymbolicLink link -> {
                Files.createSymbolicLink(at, NativeNames.path(link.target().bytes()));
                Attributes.setOfLink(at, link.modified());
            }
        }
    }

    /** The deepest first: what is made in a directory changes its time, and its mode may forbid making anything. */
    private void settle(List<SetEntry> entries) throws IOException {
        for (var entry : entries.reversed()) {
            if (entry instanceof SetEntry.Directory directory) {
                Attributes.set(place(directory.path()), directory.mode(), directory.modified());
            }
        }
    }

    private Path newPlace(SetEntry entry) {
        return made.computeIfAbsent(entry.path(), path -> {
            var parent = path.parent().map(this::place).orElse(base);
            return NativeNames.resolve(parent, path.name());
        });
    }

    /** Where something of the tree is now: made beside, or on the disk since before. */
    private Path place(EntryPath path) {
        return Optional.ofNullable(made.get(path)).orElseGet(() -> NativeNames.resolve(base, path.bytes()));
    }
}
