package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.note.FieldReader;
import dev.afterrun.persisted.note.FieldWriter;
import dev.afterrun.persisted.note.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a restored set looks like on the disk, in a {@link Note}: enough to find out that all of it is as it should be, which is most of
 * what restores find, without its description, which to read takes longer than to look at each file.
 *
 * <pre>
 * what it is good for (32 bytes), how many prints (4), files (8) and bytes of these (8)
 * print*    kind (1), base, path; but for a passage: of a link what it leads to, of all others mode and time; of a file its size (8)
 * </pre>
 */
public final class Footprint {
    /** Footprints beside each other: machines that work for many jobs have a new place for each. */
    private static final int MOST = 20;

    /** All of them, in an order that stays. */
    private static final List<PathBase> BASES = List.of(PathBase.WORKSPACE, PathBase.HOME, PathBase.ROOT);

    private static final List<Kind> KINDS =
            List.of(Kind.PASSAGE, Kind.DIRECTORY, Kind.FILE, Kind.HARD_LINK, Kind.SYMBOLIC_LINK);

    private final Note note;

    private enum Kind {
        PASSAGE,
        DIRECTORY,
        FILE,
        HARD_LINK,
        SYMBOLIC_LINK
    }

    private record Prints(List<Print> all, Untouched untouched) {}

    /** The one that lies in {@code file}, if it is there. */
    public Footprint(Path file) {
        this.note = new Note(file);
    }

    /** Takes down what {@code set} looks like, which goes by {@code sha256} and was restored just so. */
    void leave(Digest sha256, SetDescription set, RestorePlace place, RestoreRules rules) throws IOException {
        var goodFor = goodFor(sha256, place, rules);
        note.write(to -> write(goodFor, set, to), MOST);
    }

    /** What there is of the set that goes by {@code sha256}; empty unless it is certain that all of it is as it should be. */
    Optional<Untouched> find(Digest sha256, RestorePlace place, RestoreRules rules) throws IOException {
        var wanted = goodFor(sha256, place, rules);
        var prints =
                note.read(from -> from.digest().equals(wanted) ? Optional.of(prints(from, place)) : Optional.empty());
        try {
            return prints.filter(each -> each.all().parallelStream().allMatch(Footprint::holds))
                    .map(Prints::untouched);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean holds(Print print) {
        try {
            return print.holds();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that decides, beside the set and the disk, whether a set is restored, and where. */
    private static Digest goodFor(Digest sha256, RestorePlace place, RestoreRules rules) throws IOException {
        var all = new StringBuilder(
                "1\n" + sha256 + "\n" + rules.links() + "\n" + rules.otherSystems() + "\n" + place.here());
        for (var base : BASES) {
            var directory = place.bases().of(base).toAbsolutePath();
            all.append('\n').append(directory.toUri());
            all.append('\n')
                    .append(Files.exists(directory) ? directory.toRealPath().toUri() : "");
        }
        return Digest.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Digest goodFor, SetDescription set, FieldWriter to) throws IOException {
        to.digest(goodFor);
        to.number(set.trees().stream().mapToInt(tree -> tree.entries().size()).sum());
        to.number(set.files().count());
        to.number(set.files().mapToLong(SetEntry.RegularFile::size).sum());
        for (var tree : set.trees()) {
            for (var entry : tree.entries()) {
                write(tree.base(), entry, to);
            }
        }
    }

    private static void write(PathBase base, SetEntry entry, FieldWriter to) throws IOException {
        switch (entry) {
            case SetEntry.Passage passage -> begin(Kind.PASSAGE, base, entry, to);
            case SetEntry.Directory directory -> {
                begin(Kind.DIRECTORY, base, entry, to);
                to.mode(directory.mode());
                to.time(directory.modified());
            }
            case SetEntry.RegularFile regular -> {
                begin(Kind.FILE, base, entry, to);
                to.mode(regular.mode());
                to.time(regular.modified());
                to.number(regular.size());
            }
            case SetEntry.HardLink link -> {
                begin(Kind.HARD_LINK, base, entry, to);
                to.bytes(link.to().bytes());
            }
            case SetEntry.SymbolicLink link -> {
                begin(Kind.SYMBOLIC_LINK, base, entry, to);
                to.bytes(link.target().bytes());
            }
        }
    }

    private static void begin(Kind kind, PathBase base, SetEntry entry, FieldWriter to) throws IOException {
        to.small(KINDS.indexOf(kind));
        to.base(base);
        to.bytes(entry.path().bytes());
    }

    private static Prints prints(FieldReader from, RestorePlace place) {
        var untouched = new Untouched(from.number(), from.longNumber(), from.longNumber());
        var all = new ArrayList<Print>();
        for (var i = 0; i < untouched.entries(); i++) {
            all.add(print(from, place));
        }
        return new Prints(all, untouched);
    }

    private static Print print(FieldReader from, RestorePlace place) {
        var kind = KINDS.get(from.small());
        var base = place.bases().of(from.base());
        var target = NativeNames.resolve(base, from.bytes());
        return switch (kind) {
            case PASSAGE -> new Print.Passage(target);
            case DIRECTORY -> new Print.Directory(target, from.mode(), from.time());
            case FILE -> new Print.RegularFile(target, from.mode(), from.time(), from.longNumber());
            case HARD_LINK -> new Print.HardLink(target, NativeNames.resolve(base, from.bytes()));
            case SYMBOLIC_LINK -> new Print.SymbolicLink(target, LinkTarget.of(from.bytes()));
        };
    }
}
