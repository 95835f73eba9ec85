package dev.afterrun.persisted.restore;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Listing;
import dev.afterrun.persisted.disk.NativeNames;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * What a restored set looks like on the disk, in a file: enough to find out that all of it is as it should be, which is most of what
 * restores find, without its description, which to read takes longer than to look at each file.
 *
 * <pre>
 * what it is good for (32 bytes), how many prints (4), files (8) and bytes of these (8)
 * print*    kind (1), base (1), path; but for a passage: of a link what it leads to, of all others mode (4) and time (8 + 4);
 *           of a file its size (8)
 * CRC-32C of all before (8)
 * </pre>
 *
 * Paths are bytes after their number (4). All numbers are big-endian.
 */
public final class Footprint {
    private static final int DIGEST_BYTES = 32;
    private static final int HEADER_BYTES = DIGEST_BYTES + Integer.BYTES + 2 * Long.BYTES;

    /** Footprints beside each other: machines that work for many jobs have a new place for each. */
    private static final int MOST = 20;

    /** As they are written: by their places in here. */
    private static final List<PathBase> BASES = List.of(PathBase.WORKSPACE, PathBase.HOME, PathBase.ROOT);

    private static final List<Kind> KINDS =
            List.of(Kind.PASSAGE, Kind.DIRECTORY, Kind.FILE, Kind.HARD_LINK, Kind.SYMBOLIC_LINK);

    private final Path file;

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
        this.file = file;
    }

    /** Takes down what {@code set} looks like, which goes by {@code sha256} and was restored just so. */
    void leave(Digest sha256, SetDescription set, RestorePlace place, RestoreRules rules) throws IOException {
        var directory = Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        var beside = Files.createTempFile(directory, "new-", ".footprint");
        var sum = new CRC32C();
        try (var out = new DataOutputStream(
                new BufferedOutputStream(new CheckedOutputStream(Files.newOutputStream(beside), sum)))) {
            out.write(goodFor(sha256, place, rules).bytes());
            out.writeInt(
                    set.trees().stream().mapToInt(tree -> tree.entries().size()).sum());
            out.writeLong(set.files().count());
            out.writeLong(set.files().mapToLong(SetEntry.RegularFile::size).sum());
            for (var tree : set.trees()) {
                for (var entry : tree.entries()) {
                    write(tree.base(), entry, out);
                }
            }
            out.flush();
            out.writeLong(sum.getValue());
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Listing.keepNewest(directory, MOST);
    }

    /** What there is of the set that goes by {@code sha256}; empty unless it is certain that all of it is as it should be. */
    Optional<Untouched> find(Digest sha256, RestorePlace place, RestoreRules rules) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var prints = read(goodFor(sha256, place, rules), place);
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

    private static void write(PathBase base, SetEntry entry, DataOutputStream out) throws IOException {
        switch (entry) {
            case SetEntry.Passage passage -> begin(Kind.PASSAGE, base, entry, out);
            case SetEntry.Directory directory -> {
                begin(Kind.DIRECTORY, base, entry, out);
                write(directory.mode(), directory.modified(), out);
            }
            case SetEntry.RegularFile regular -> {
                begin(Kind.FILE, base, entry, out);
                write(regular.mode(), regular.modified(), out);
                out.writeLong(regular.size());
            }
            case SetEntry.HardLink link -> {
                begin(Kind.HARD_LINK, base, entry, out);
                write(link.to().bytes(), out);
            }
            case SetEntry.SymbolicLink link -> {
                begin(Kind.SYMBOLIC_LINK, base, entry, out);
                write(link.target().bytes(), out);
            }
        }
    }

    private static void begin(Kind kind, PathBase base, SetEntry entry, DataOutputStream out) throws IOException {
        out.writeByte(KINDS.indexOf(kind));
        out.writeByte(BASES.indexOf(base));
        write(entry.path().bytes(), out);
    }

    private static void write(FileMode mode, Instant modified, DataOutputStream out) throws IOException {
        out.writeInt(mode.bits());
        out.writeLong(modified.getEpochSecond());
        out.writeInt(modified.getNano());
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** What cannot be read is of no use. */
    private Optional<Prints> read(Digest wanted, RestorePlace place) throws IOException {
        var bytes = Files.readAllBytes(file);
        var end = bytes.length - Long.BYTES;
        if (end < HEADER_BYTES) {
            return Optional.empty();
        }
        var from = ByteBuffer.wrap(bytes);
        var sum = new CRC32C();
        sum.update(bytes, 0, end);
        try {
            return from.getLong(end) == sum.getValue()
                            && Digest.ofHash(bytes(DIGEST_BYTES, from)).equals(wanted)
                    ? Optional.of(read(from, place))
                    : Optional.empty();
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Prints read(ByteBuffer from, RestorePlace place) {
        var untouched = new Untouched(from.getInt(), from.getLong(), from.getLong());
        var all = new ArrayList<Print>();
        for (var i = 0; i < untouched.entries(); i++) {
            all.add(print(from, place));
        }
        return new Prints(all, untouched);
    }

    private static Print print(ByteBuffer from, RestorePlace place) {
        var kind = KINDS.get(from.get());
        var base = place.bases().of(BASES.get(from.get()));
        var target = NativeNames.resolve(base, path(from));
        return switch (kind) {
            case PASSAGE -> new Print.Passage(target);
            case DIRECTORY -> new Print.Directory(target, new FileMode(from.getInt()), time(from));
            case FILE -> new Print.RegularFile(target, new FileMode(from.getInt()), time(from), from.getLong());
            case HARD_LINK -> new Print.HardLink(target, NativeNames.resolve(base, path(from)));
            case SYMBOLIC_LINK -> new Print.SymbolicLink(target, LinkTarget.of(path(from)));
        };
    }

    private static Instant time(ByteBuffer from) {
        return Instant.ofEpochSecond(from.getLong(), from.getInt());
    }

    private static byte[] path(ByteBuffer from) {
        return bytes(from.getInt(), from);
    }

    private static byte[] bytes(int length, ByteBuffer from) {
        if (length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }
}
