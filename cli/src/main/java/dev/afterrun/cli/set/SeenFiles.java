package dev.afterrun.cli.set;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetKey;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.Inode;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.save.KnownFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What this machine knows of the files of a set: which content they had, and which inode. As long as the inode is the same nobody has written
 * to them, and they need not be read again. A size and a time alone would not do: whoever unpacks a package sets times.
 */
public final class SeenFiles {
    /** Within a tick of the kernel's clock, here twice its longest, a write leaves the time of the last change as it was. */
    private static final Duration TICK = Duration.ofMillis(20);

    /** Bytes of a file below which to read it takes no longer than to know that one need not. */
    private static final long LEAST = 16 * 1024;

    private final Path directory;
    private final Path file;
    private final Bases bases;
    private final Map<Place, Seen> seen;

    private record Place(PathBase base, EntryPath path) {}

    private record Seen(Inode inode, Instant modified, Digest content) {}

    private SeenFiles(Path directory, Path file, Bases bases, Map<Place, Seen> seen) {
        this.directory = directory;
        this.file = file;
        this.bases = bases;
        this.seen = seen;
    }

    /** Those of a set of {@code repository}, as it lies in {@code places}. */
    public static SeenFiles of(RepositoryName repository, DeclaredSet set, JobPlaces places) {
        var whose = String.join(
                "\n",
                repository.toString(),
                set.name().value(),
                set.key().map(SetKey::value).orElse(""),
                places.bases().workspace().toString(),
                places.bases().home().toString());
        var name = Digest.of(whose.getBytes(StandardCharsets.UTF_8)).abbreviated();
        var directory = places.state().resolve("seen");
        var file = directory.resolve(name);
        return new SeenFiles(directory, file, places.bases(), read(file));
    }

    /** Files of which {@code there} has the content as well, in pieces that are all among {@code chunks}. */
    public KnownFiles knownBy(SetDescription there, Set<Digest> chunks) {
        var contents = new HashMap<Digest, SetEntry.RegularFile>();
        there.files()
                .filter(each -> each.size() >= LEAST)
                .filter(each -> each.pieces().stream()
                        .allMatch(piece -> piece.sha256().map(chunks::contains).orElse(true)))
                .forEach(each -> contents.putIfAbsent(each.sha256(), each));
        return (base, path, onDisk, status) -> {
            var known = Optional.ofNullable(seen.get(new Place(base, path)))
                    .filter(before -> before.modified().equals(status.modified()));
            return known.isPresent() && Inode.of(onDisk).equals(known.map(Seen::inode))
                    ? known.map(Seen::content).map(contents::get)
                    : Optional.empty();
        };
    }

    /** The time, by the clock that dates files of the user's: the system's may be another's where these lie on another machine. */
    public Instant now() throws IOException {
        var beside = Files.createTempFile(Files.createDirectories(directory), "new-", ".time");
        try {
            return Files.getLastModifiedTime(beside).toInstant();
        } finally {
            Files.delete(beside);
        }
    }

    /** Takes note of the files of {@code set}, which were read from {@code begun} on: of those that nobody has changed since before. */
    public void noteRead(SetDescription set, Instant begun) throws IOException {
        var before = begun.minus(TICK);
        note(set, file -> true, file -> file.inode().changed().isBefore(before));
    }

    /**
     * Takes note of those files of {@code set} that were just made, at one time each. Whoever has written to them since has changed the
     * time that they were given, unless that was this very moment.
     */
    public void noteMade(SetDescription set, List<SetEntry.RegularFile> made) throws IOException {
        var these = Collections.<SetEntry.RegularFile>newSetFromMap(new IdentityHashMap<>());
        made.stream().filter(regular -> regular.size() >= LEAST).forEach(these::add);
        var before = now().minus(TICK);
        note(set, these::contains, file -> file.modified().isBefore(before));
    }

    private void note(SetDescription set, Predicate<SetEntry.RegularFile> wanted, Predicate<Seen> certain)
            throws IOException {
        var next = new HashMap<Place, Seen>();
        for (var tree : set.trees()) {
            for (var entry : tree.entries()) {
                if (entry instanceof SetEntry.RegularFile regular && regular.size() >= LEAST) {
                    var place = new Place(tree.base(), regular.path());
                    var known = wanted.test(regular)
                            ? onDisk(place, regular).filter(certain)
                            : Optional.ofNullable(seen.get(place));
                    known.ifPresent(each -> next.put(place, each));
                }
            }
        }
        save(next);
    }

    /** A file that is on the disk as the set says; none where it is otherwise, or has gone meanwhile. */
    private Optional<Seen> onDisk(Place place, SetEntry.RegularFile regular) throws IOException {
        var onDisk = NativeNames.resolve(bases.of(place.base()), place.path().bytes());
        try {
            // In this order: whatever is written in between gives it another inode than is noted.
            var noted = Inode.of(onDisk);
            var status = FileStatus.of(onDisk);
            return noted.filter(inode -> status.kind() == FileStatus.Kind.FILE
                            && status.size() == regular.size()
                            && Attributes.hold(status, regular.mode(), regular.modified()))
                    .map(inode -> new Seen(inode, regular.modified(), regular.sha256()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void save(Map<Place, Seen> known) throws IOException {
        var beside = Files.createTempFile(Files.createDirectories(directory), "new-", ".seen");
        try (var out = Files.newBufferedWriter(beside)) {
            for (var each : known.entrySet()) {
                out.write(line(each.getKey(), each.getValue()));
                out.write('\n');
            }
        }
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String line(Place place, Seen known) {
        return String.join(
                "\t",
                place.base().name(),
                Long.toString(known.inode().number()),
                known.inode().changed().toString(),
                known.modified().toString(),
                known.content().hex(),
                place.path().value());
    }

    /** What cannot be read is not known. */
    private static Map<Place, Seen> read(Path file) {
        var seen = new HashMap<Place, Seen>();
        if (!Files.isRegularFile(file)) {
            return seen;
        }
        try (var lines = Files.lines(file)) {
            lines.map(line -> line.split("\t", 6))
                    .forEach(words -> seen.put(
                            new Place(PathBase.valueOf(words[0]), new EntryPath(words[5])),
                            new Seen(
                                    new Inode(Long.parseLong(words[1]), Instant.parse(words[2])),
                                    Instant.parse(words[3]),
                                    new Digest(words[4]))));
            return seen;
        } catch (IOException
                | UncheckedIOException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeParseException e) {
            return new HashMap<>();
        }
    }
}
