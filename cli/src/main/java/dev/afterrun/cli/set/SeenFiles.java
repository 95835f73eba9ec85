package dev.afterrun.cli.set;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.save.KnownFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What this machine knows of the files of a set: which content they had, and which inode. As long as the inode is the same nobody has written
 * to them, and they need not be read again. A size and a time alone would not do: whoever unpacks a package sets times.
 */
public final class SeenFiles {
    /** Within a tick of the kernel's clock, here twice its longest, a write leaves the time of the last change as it was. */
    private static final Duration TICK = Duration.ofMillis(20);

    /** Sets and places that are remembered: machines that work for many jobs have a new place for each. */
    private static final int MOST = 20;

    private final Path directory;
    private final Path file;
    private final Bases bases;
    private final CompletableFuture<Optional<SeenSet>> seen;

    private SeenFiles(Path directory, Path file, Bases bases, CompletableFuture<Optional<SeenSet>> seen) {
        this.directory = directory;
        this.file = file;
        this.bases = bases;
        this.seen = seen;
    }

    /** Those of a set of {@code repository}, as it lies in {@code places}. */
    public static SeenFiles of(RepositoryName repository, DeclaredSet set, JobPlaces places) {
        var directory = places.state().resolve("seen");
        var file = directory.resolve(places.name(repository, set));
        // It is read while the server is asked.
        return new SeenFiles(directory, file, places.bases(), CompletableFuture.supplyAsync(() -> SeenSet.read(file)));
    }

    /** How the files were cut of the set that goes by {@code description}, where that was seen last. */
    public Optional<ChunkSizes> sizes(Digest description) {
        return seen.join().filter(set -> set.description().equals(description)).map(SeenSet::sizes);
    }

    /** Files that were cut by {@code sizes}, into pieces that are all among {@code chunks}. */
    public KnownFiles knownBy(ChunkSizes sizes, Set<Digest> chunks) {
        var known = new HashMap<Place, SeenFile>();
        seenBy(sizes)
                .filter(each -> each.file().pieces().stream()
                        .allMatch(piece -> piece.sha256().map(chunks::contains).orElse(true)))
                .forEach(each -> known.put(Place.of(each), each));
        return (base, path, status) -> Optional.ofNullable(known.get(new Place(base, path)))
                .filter(before -> before.file().modified().equals(status.modified())
                        && status.inode().equals(Optional.of(before.inode())))
                .map(SeenFile::file);
    }

    /** Looks on while a set is described, of which the {@code known} files are not read. */
    public Seeing seeing(KnownFiles known) throws IOException {
        return new Seeing(known, now().minus(TICK));
    }

    /** Takes note of the files of {@code set}, which goes by {@code description}: of those that were seen. */
    public void noteRead(Digest description, SetDescription set, Seeing seeing) throws IOException {
        save(new SeenSet(description, set.sizes(), seeing.files()));
    }

    /**
     * Takes note of those files of {@code set}, which goes by {@code description}, that were just made, at one time each. Whoever has
     * written to them since has changed the time that they were given, unless that was this very moment.
     */
    public void noteMade(Digest description, SetDescription set, List<SetEntry.RegularFile> made) throws IOException {
        var these = Collections.<SetEntry.RegularFile>newSetFromMap(new IdentityHashMap<>());
        these.addAll(made);
        var before = now().minus(TICK);
        var earlier = seenBy(set.sizes()).collect(Collectors.toMap(Place::of, each -> each));
        var next = new ArrayList<SeenFile>();
        for (var tree : set.trees()) {
            for (var entry : tree.entries()) {
                if (entry instanceof SetEntry.RegularFile regular) {
                    var known = these.contains(regular)
                            ? onDisk(tree.base(), regular)
                                    .filter(each -> regular.modified().isBefore(before))
                            : Optional.ofNullable(earlier.get(new Place(tree.base(), regular.path())));
                    known.ifPresent(next::add);
                }
            }
        }
        save(new SeenSet(description, set.sizes(), next));
    }

    private Stream<SeenFile> seenBy(ChunkSizes sizes) {
        return seen.join().filter(set -> set.sizes().equals(sizes)).stream().flatMap(set -> set.files().stream());
    }

    /** The time, by the clock that dates files of the user's: the system's may be another's where these lie on another machine. */
    private Instant now() throws IOException {
        var beside = Files.createTempFile(Files.createDirectories(directory), "new-", ".time");
        try {
            return Files.getLastModifiedTime(beside).toInstant();
        } finally {
            Files.delete(beside);
        }
    }

    /** A file that is on the disk as the set says; none where it is otherwise, or has gone meanwhile. */
    private Optional<SeenFile> onDisk(PathBase base, SetEntry.RegularFile regular) throws IOException {
        try {
            var status = FileStatus.withInode(
                    NativeNames.resolve(bases.of(base), regular.path().bytes()));
            return status.inode()
                    .filter(inode -> status.kind() == FileStatus.Kind.FILE
                            && status.size() == regular.size()
                            && Attributes.hold(status, regular.mode(), regular.modified()))
                    .map(inode -> new SeenFile(base, regular, inode));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void save(SeenSet known) throws IOException {
        known.write(file, MOST);
    }

    private record Place(PathBase base, EntryPath path) {
        static Place of(SeenFile seen) {
            return new Place(seen.base(), seen.file().path());
        }
    }
}
