package dev.afterrun.persisted.save;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.rule.PathRules.Standing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes entries of what was found, in its order. */
final class TreeDescription {
    private final PathBase base;
    private final SteadyRead reading;
    private final KnownFiles known;

    TreeDescription(PathBase base, SteadyRead reading, KnownFiles known) {
        this.base = base;
        this.reading = reading;
        this.known = known;
    }

    List<SetEntry> of(List<Found> found) throws IOException {
        var entries = new ArrayList<SetEntry>(found.size());
        var names = new HashMap<Object, EntryPath>();
        for (var each : found) {
            entry(each, names).ifPresent(entries::add);
        }
        for (var each : found) {
            refuseChangedDirectory(each);
        }
        return entries;
    }

    private Optional<SetEntry> entry(Found found, Map<Object, EntryPath> names) throws IOException {
        if (found.reach().standing() == Standing.BETWEEN) {
            return Optional.of(new SetEntry.Passage(found.path()));
        }
        var status = found.status();
        return switch (status.kind()) {
            case DIRECTORY -> Optional.of(new SetEntry.Directory(found.path(), status.mode(), status.modified()));
            case SYMBOLIC_LINK -> link(found);
            case FILE -> file(found, names);
            case OTHER -> Optional.empty();
        };
    }

    private Optional<SetEntry> link(Found found) throws IOException {
        try {
            var target = LinkTarget.of(NativeNames.bytes(Files.readSymbolicLink(found.file())));
            return Optional.of(new SetEntry.SymbolicLink(
                    found.path(), target, found.status().modified()));
        } catch (NoSuchFileException e) {
            return goneWhere(found);
        }
    }

    /** A file, or another name of one that has been described. */
    private Optional<SetEntry> file(Found found, Map<Object, EntryPath> names) throws IOException {
        var first = found.status().identity().map(names::get);
        if (first.isPresent()) {
            return Optional.of(new SetEntry.HardLink(found.path(), first.get()));
        }
        var seen = unread(found);
        if (seen.isEmpty()) {
            seen = reading.read(found);
        }
        seen.flatMap(each -> each.status().identity()).ifPresent(identity -> names.put(identity, found.path()));
        return seen.map(each -> file(found.path(), each.status(), each.content()));
    }

    /** A file that is as it was when its content was known. */
    private Optional<SteadyRead.Seen> unread(Found found) {
        return known.find(base, found.path(), found.status())
                .filter(file -> file.size() == found.status().size())
                .map(file -> new FileCut.Content(file.size(), file.sha256(), file.pieces()))
                .map(content -> new SteadyRead.Seen(found.status(), content));
    }

    private SetEntry file(EntryPath path, FileStatus status, FileCut.Content content) {
        var file = new SetEntry.RegularFile(
                path, status.mode(), status.modified(), content.size(), content.sha256(), content.pieces());
        known.described(base, file, status);
        return file;
    }

    private static Optional<SetEntry> goneWhere(Found found) {
        if (found.reach().mayChange()) {
            return Optional.empty();
        }
        throw new SetRefused(Changing.sentence(found.file(), "went away while the set was read"));
    }

    /** A directory's time changes with what it lists: something came or went since it was walked. */
    private static void refuseChangedDirectory(Found found) throws IOException {
        var status = found.status();
        if (status.kind() != FileStatus.Kind.DIRECTORY
                || found.reach().standing() != Standing.TAKEN
                || found.reach().mayChange()) {
            return;
        }
        if (!Files.isDirectory(found.file())
                || !FileStatus.of(found.file()).modified().equals(status.modified())) {
            throw new SetRefused(Changing.sentence(found.file(), "changed while the set was read"));
        }
    }
}
