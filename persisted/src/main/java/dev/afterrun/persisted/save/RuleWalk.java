package dev.afterrun.persisted.save;

import static java.util.Objects.requireNonNull;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.Listing;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.disk.OwnNames;
import dev.afterrun.persisted.rule.PathRules.Reach;
import dev.afterrun.persisted.rule.PathRules.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Goes where rules may take something, and nowhere else. No link is followed; a device, a pipe or a socket is left out with a note.
 */
final class RuleWalk {
    private final Consumer<String> notes;
    private final List<Found> found = new ArrayList<>();

    private RuleWalk(Consumer<String> notes) {
        this.notes = notes;
    }

    /** What belongs to the set below {@code base}, with the directories that lead there, ordered by path. */
    static List<Found> below(Path base, Reach start, Consumer<String> notes) throws IOException {
        var walk = new RuleWalk(notes);
        if (Files.isDirectory(base)) {
            walk.into(base, new byte[0], start);
        }
        walk.found.sort(Comparator.comparing(Found::path));
        return walk.found;
    }

    private void into(Path directory, byte[] path, Reach reach) throws IOException {
        List<Path> children;
        try {
            children = Listing.of(directory);
        } catch (NoSuchFileException e) {
            whatIsGone(directory, reach);
            return;
        }
        for (var child : children) {
            var name = NativeNames.bytes(requireNonNull(child.getFileName()));
            if (!shown(name).startsWith(OwnNames.UNPACKING)) {
                visit(child, joined(path, name), reach.into(shown(name)));
            }
        }
    }

    private void visit(Path child, byte[] path, Reach reach) throws IOException {
        if (reach.standing() == Standing.LEFT_OUT) {
            return;
        }
        FileStatus status;
        try {
            status = FileStatus.withInode(child);
        } catch (NoSuchFileException e) {
            whatIsGone(child, reach);
            return;
        }
        switch (status.kind()) {
            case DIRECTORY -> directory(child, path, status, reach);
            case FILE -> take(child, path, status, reach);
            case SYMBOLIC_LINK -> link(child, path, status, reach);
            case OTHER -> other(child, reach);
        }
    }

    private void directory(Path child, byte[] path, FileStatus status, Reach reach) throws IOException {
        var before = found.size();
        into(child, path, reach);
        // What only leads to something is of no interest where there was nothing.
        if (reach.standing() == Standing.TAKEN || found.size() > before) {
            found.add(new Found(EntryPath.of(path), child, status, reach));
        }
    }

    private void take(Path child, byte[] path, FileStatus status, Reach reach) {
        if (reach.standing() == Standing.TAKEN) {
            found.add(new Found(EntryPath.of(path), child, status, reach));
        }
    }

    private void link(Path child, byte[] path, FileStatus status, Reach reach) {
        if (reach.standing() == Standing.BETWEEN) {
            notes.accept("a rule passes through the link " + child + ", which is not followed");
        }
        take(child, path, status, reach);
    }

    private void other(Path child, Reach reach) {
        if (reach.standing() == Standing.TAKEN) {
            notes.accept("left out " + child + ": it is a device, a pipe or a socket");
        }
    }

    private void whatIsGone(Path gone, Reach reach) {
        if (reach.standing() == Standing.TAKEN && !reach.mayChange()) {
            throw new SetRefused(Changing.sentence(gone, "went away while the set was read"));
        }
    }

    private static byte[] joined(byte[] path, byte[] name) {
        var joined = new ByteArrayOutputStream(path.length + 1 + name.length);
        joined.writeBytes(path);
        if (path.length > 0) {
            joined.write('/');
        }
        joined.writeBytes(name);
        return joined.toByteArray();
    }

    /** As rules are held against it; what is no UTF-8 is one strange character. */
    private static String shown(byte[] name) {
        return new String(name, StandardCharsets.UTF_8);
    }
}
