package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Listing;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** What a footprint says beside what a restore finds. */
final class FootprintTest {
    private static final RestoreRules RULES = new RestoreRules(Existing.REPLACED, Links.INSIDE, OtherSystems.REFUSED);
    private static final Digest NAME = Digest.of(new byte[] {1});

    private final MemoryChunks chunks = new MemoryChunks();
    private Path directory = Path.of("");
    private Path file = Path.of("");

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("persisted");
        file = directory.resolve("notes/footprint");
    }

    @AfterTry
    void deleteDirectory() {
        Machine.delete(directory);
    }

    @Property(tries = 100)
    void allIsAsItShouldBeJustWhereARestoreChangesNothing(@ForAll long seed, @ForAll boolean isChanged)
            throws IOException {
        // Given
        var set = saved(seed);
        var there = restored(set);
        if (isChanged) {
            RandomTree.change(there.home().resolve("set"), new Random(seed + 1));
        }
        var before = there.snapshot();

        // When
        var untouched = untouched(there, NAME, RULES, () -> {});

        // Then
        assertThat(there.snapshot()).isEqualTo(before);
        try {
            there.restore(set, chunks, RULES, () -> {});
            assertThat(untouched.isPresent()).isEqualTo(there.snapshot().equals(before));
        } catch (RestoreRefused refused) {
            assertThat(untouched).isEmpty();
        }
        if (!isChanged) {
            assertThat(untouched)
                    .contains(new Untouched(
                            (int) Machine.entries(set).count(),
                            set.files().count(),
                            set.files().mapToLong(SetEntry.RegularFile::size).sum()));
        }
    }

    @Property(tries = 30)
    void anyOtherByteAndItIsOfNoUse(@ForAll long seed) throws IOException {
        // Given
        var there = restored(saved(seed));
        var bytes = Files.readAllBytes(file);
        var random = new Random(seed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        Files.write(file, bytes);

        // Then
        assertThat(untouched(there, NAME, RULES, () -> {})).isEmpty();
    }

    @Property(tries = 10)
    void whatWasCutOffIsOfNoUse(@ForAll long seed) throws IOException {
        // Given
        var there = restored(saved(seed));
        var bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, new Random(seed).nextInt(bytes.length)));

        // Then
        assertThat(untouched(there, NAME, RULES, () -> {})).isEmpty();
    }

    @Property(tries = 1)
    void itIsOfOneSetAtOnePlaceByTheSameRules() throws IOException {
        // Given
        var set = saved(7);
        var there = restored(set);
        var elsewhere = new Machine(directory.resolve("elsewhere"));
        elsewhere.restore(set, chunks, RULES, () -> {});

        // Then
        assertThat(untouched(there, NAME, RULES, () -> {})).isPresent();
        assertThat(untouched(there, Digest.of(new byte[] {2}), RULES, () -> {})).isEmpty();
        assertThat(untouched(elsewhere, NAME, RULES, () -> {})).isEmpty();
        assertThat(untouched(
                        there,
                        NAME,
                        new RestoreRules(Existing.REPLACED, Links.ANYWHERE, OtherSystems.REFUSED),
                        () -> {}))
                .isEmpty();
    }

    @Property(tries = 1)
    void theLastLookIsAskedHereToo() throws IOException {
        // Given
        var there = restored(saved(7));

        // Then
        assertThatExceptionOfType(RestoreRefused.class)
                .isThrownBy(() -> untouched(there, NAME, RULES, () -> {
                    throw new RestoreRefused("invalidated");
                }));
    }

    @Property(tries = 1)
    void theNewestTwentyAreKept() throws IOException {
        // Given
        var set = saved(7);
        var there = restored(set);

        // When
        for (var i = 0; i < 25; i++) {
            var other = new Footprint(file.resolveSibling("other-" + i));
            restoring(there, RULES).leave(other, NAME, set);
        }

        // Then
        assertThat(Listing.of(directory.resolve("notes"))).hasSize(20);
    }

    private SetDescription saved(long seed) throws IOException {
        var here = new Machine(directory.resolve("here"));
        RandomTree.grow(here.home().resolve("set"), new Random(seed));
        return here.saved(chunks, "~/set");
    }

    private Machine restored(SetDescription set) throws IOException {
        var there = new Machine(directory.resolve("there"));
        there.restore(set, chunks, RULES, () -> {});
        restoring(there, RULES).leave(new Footprint(file), NAME, set);
        return there;
    }

    private Optional<Untouched> untouched(Machine there, Digest name, RestoreRules rules, LastLook lastLook)
            throws IOException {
        return restoring(there, rules).untouched(name, new Footprint(file), lastLook);
    }

    private static RestoreSet restoring(Machine there, RestoreRules rules) {
        return new RestoreSet(new RestorePlace(there.bases(), Machine.SYSTEM, there.state()), rules, note -> {});
    }
}
