package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Random trees on a real file system. */
final class ExactlyOrNotAtAllTest {
    private static final RestoreRules REPLACING =
            new RestoreRules(Existing.REPLACED, Links.INSIDE, OtherSystems.REFUSED);

    private Path directory = Path.of("");

    /** What goes wrong, and when. */
    enum Failure {
        CHUNK_AWAY,
        CHUNK_DAMAGED,
        INVALIDATED,
        SOMETHING_CAME
    }

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("persisted");
    }

    @AfterTry
    void deleteDirectory() {
        Machine.delete(directory);
    }

    @Property(tries = 100)
    void whatIsRestoredIsWhatWasSaved(@ForAll long seed) throws IOException {
        // Given
        var chunks = new MemoryChunks();
        var set = saved(seed, chunks);
        var there = new Machine(directory.resolve("there"));

        // When
        var restored = there.restore(set, chunks);

        // Then
        assertThat(there.saved(new MemoryChunks(), "~/set")).isEqualTo(set);
        assertThat(restored.made()).isEqualTo(set.trees().getFirst().entries().size());
        assertThat(there.leftovers()).isEmpty();
        assertThat(there.notes()).isEmpty();
    }

    @Property(tries = 30)
    void whatIsThereAlreadyIsNotFetched(@ForAll long seed) throws IOException {
        // Given
        var chunks = new MemoryChunks();
        var set = saved(seed, chunks);
        var there = new Machine(directory.resolve("there"));
        there.restore(set, chunks);
        var before = there.snapshot();
        var reads = chunks.reads();

        // When
        var restored = there.restore(set, chunks);

        // Then
        assertThat(restored.made()).isZero();
        assertThat(chunks.reads()).isEqualTo(reads);
        assertThat(there.snapshot()).isEqualTo(before);
    }

    @Property(tries = 100)
    void whatWasChangedIsPutRightAndNothingElseTouched(@ForAll long seed) throws IOException {
        // Given
        var chunks = new MemoryChunks();
        var set = saved(seed, chunks);
        var there = new Machine(directory.resolve("there"));
        there.restore(set, chunks);
        RandomTree.change(there.home().resolve("set"), new Random(seed + 1));
        var others = others(there, set);

        // When
        var failure = restore(there, set, chunks, () -> {});

        // Then
        if (failure.isEmpty()) {
            assertThat(Machine.entries(there.snapshot().everything()))
                    .containsAll(Machine.entries(set).toList());
            assertThat(others(there, set)).isEqualTo(others);
        } else {
            // A directory came where a file was.
            assertThat(failure.get()).isInstanceOf(RestoreRefused.class);
        }
        assertThat(there.leftovers()).isEmpty();
    }

    @Property(tries = 200)
    void afterAnyFailureThereIsWhatWasThereBefore(
            @ForAll long seed, @ForAll Failure kind, @ForAll @IntRange(max = 30) int at) throws IOException {
        // Given
        var chunks = new MemoryChunks();
        var set = saved(seed, chunks);
        var there = Machine.withHome(directory.resolve("there"));
        if (seed % 2 == 0) {
            there.restore(set, chunks);
            RandomTree.change(there.home().resolve("set"), new Random(seed + 1));
        }
        var before = new ArrayList<>(List.of(there.snapshot()));
        LastLook lastLook = () -> {
            switch (kind) {
                case INVALIDATED -> throw new RestoreRefused("invalidated");
                case SOMETHING_CAME -> {
                    comesInTheWay(there, set);
                    before.set(0, there.snapshot());
                }
                default -> {}
            }
        };

        // When
        var failure = restore(there, set, failing(chunks, kind, at), lastLook);

        // Then
        if (failure.isPresent()) {
            assertThat(there.snapshot()).isEqualTo(before.getFirst());
        } else {
            assertThat(Machine.entries(there.snapshot().everything()))
                    .containsAll(Machine.entries(set).toList());
        }
        assertThat(there.leftovers()).isEmpty();
        assertThat(there.notes()).isEmpty();
    }

    private SetDescription saved(long seed, MemoryChunks chunks) throws IOException {
        var here = Machine.withHome(directory.resolve("here"));
        RandomTree.grow(here.home().resolve("set"), new Random(seed));
        return here.saved(chunks, "~/set");
    }

    private static Optional<Exception> restore(
            Machine there, SetDescription set, ChunkSource chunks, LastLook lastLook) {
        try {
            there.restore(set, chunks, REPLACING, lastLook);
            return Optional.empty();
        } catch (IOException | RestoreRefused | SetDamaged e) {
            return Optional.of(e);
        }
    }

    private static ChunkSource failing(MemoryChunks chunks, Failure kind, int at) {
        var reads = new int[1];
        return (sha256, length) -> {
            var bytes = chunks.read(sha256, length);
            if (reads[0]++ == at) {
                if (kind == Failure.CHUNK_AWAY) {
                    throw new IOException("the server is away");
                }
                if (kind == Failure.CHUNK_DAMAGED) {
                    bytes[bytes.length / 2] = (byte) ~bytes[bytes.length / 2];
                }
            }
            return bytes;
        };
    }

    /** The last thing of the set that is not there comes by itself, in a directory that is there. */
    private static void comesInTheWay(Machine there, SetDescription set) throws IOException {
        for (var entry : set.trees().getFirst().entries().reversed()) {
            var place = NativeNames.resolve(there.home(), entry.path().bytes());
            var parent = entry.path().parent().map(EntryPath::bytes);
            var directory = parent.map(bytes -> NativeNames.resolve(there.home(), bytes))
                    .orElse(there.home());
            if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(directory)) {
                Files.writeString(place, "came meanwhile");
                return;
            }
        }
    }

    /** What is there and does not belong to the set; another name of a file as a file, since that file may be of the set. */
    private static List<SetEntry> others(Machine there, SetDescription set) throws IOException {
        var paths = Machine.entries(set).map(SetEntry::path).toList();
        var everything = Machine.entries(there.snapshot().everything()).toList();
        return everything.stream()
                .filter(entry -> !paths.contains(entry.path()))
                .map(entry -> alone(entry, everything))
                .toList();
    }

    private static SetEntry alone(SetEntry entry, List<SetEntry> everything) {
        return entry instanceof SetEntry.HardLink name
                ? everything.stream()
                        .filter(SetEntry.RegularFile.class::isInstance)
                        .map(SetEntry.RegularFile.class::cast)
                        .filter(file -> file.path().equals(name.to()))
                        .map(file -> new SetEntry.RegularFile(
                                name.path(), file.mode(), file.modified(), file.size(), file.sha256(), file.pieces()))
                        .findFirst()
                        .orElseThrow()
                : entry;
    }
}
