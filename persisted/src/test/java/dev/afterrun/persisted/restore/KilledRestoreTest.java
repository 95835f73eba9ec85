package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.SetDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Restores that end without a word, at any step: what they have begun is found by the next one. */
final class KilledRestoreTest {
    private final List<String> notes = new ArrayList<>();

    private Path directory = Path.of("");

    /** As if the process had been killed. */
    private static final class Killed extends RuntimeException {}

    /** The log of a process that is killed when it is about to do its next step but so many. */
    private static final class DyingLog extends StepLog {
        private int left;

        DyingLog(Path file, int left) throws IOException {
            super(file);
            this.left = left;
        }

        @Override
        void write(Step step) throws IOException {
            if (left-- == 0) {
                throw new Killed();
            }
            super.write(step);
        }
    }

    @BeforeTry
    void makeDirectory() throws IOException {
        directory = Files.createTempDirectory("persisted");
    }

    @AfterTry
    void deleteDirectory() {
        Machine.delete(directory);
    }

    @Property(tries = 150)
    void theNextRestoreTakesBackWhatAKilledOneBegan(@ForAll long seed, @ForAll @IntRange(max = 40) int steps)
            throws IOException {
        // Given
        var chunks = new MemoryChunks();
        var here = Machine.withHome(directory.resolve("here"));
        RandomTree.grow(here.home().resolve("set"), new Random(seed));
        var set = here.saved(chunks, "~/set");
        var there = Machine.withHome(directory.resolve("there"));
        if (seed % 2 == 0) {
            there.restore(set, chunks);
            RandomTree.change(there.home().resolve("set"), new Random(seed + 1));
        }
        var before = there.snapshot();
        var killed = killedAfter(steps, there, set, chunks);

        // When
        Recovery.in(there.state(), notes::add);

        // Then
        if (killed) {
            assertThat(there.snapshot()).isEqualTo(before);
        } else {
            assertThat(Machine.entries(there.snapshot().everything()))
                    .containsAll(Machine.entries(set).toList());
        }
        assertThat(there.leftovers()).isEmpty();
        assertThat(StepLog.files(there.state()))
                .allSatisfy(file -> assertThat(file).isEmptyFile());
    }

    @Example
    void aRestoreThatIsUnderWayIsLeftAlone() throws IOException {
        // Given
        var made = Files.createDirectory(directory.resolve("made"));
        try (var log = StepLog.in(directory.resolve("state"))) {
            log.write(new Step.Unpacking(made));

            // When
            Recovery.in(directory.resolve("state"), notes::add);

            // Then
            assertThat(made).isDirectory();
        }
    }

    @Example
    void aStepThatWasHalfWrittenDownWasNotDone() throws IOException {
        // Given
        var steps = List.<Step>of(
                new Step.Beginning(directory.resolve("a\tb")),
                new Step.Unpacking(directory.resolve("new\nline")),
                new Step.Touching(directory, Instant.parse("2026-11-21T10:11:12.123456789Z")),
                new Step.Moving(directory.resolve("100%"), directory.resolve("to")),
                new Step.Settling(directory, new FileMode(0750), Instant.EPOCH),
                new Step.Done());
        var file = StepLog.newFile(directory.resolve("state"));
        try (var log = new StepLog(file)) {
            for (var step : steps) {
                log.write(step);
            }
        }
        var whole = Files.readAllBytes(file);

        // When
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));

        // Then
        try (var log = new StepLog(file)) {
            assertThat(log.read()).isEqualTo(steps.subList(0, steps.size() - 1));
        }
    }

    @Example
    void notesThatAreNoneAreNamedAndLeft() throws IOException {
        // Given
        var file = StepLog.newFile(directory.resolve("state"));
        Files.writeString(file, "format\t/dev/sda\n");

        // When
        Recovery.in(directory.resolve("state"), notes::add);

        // Then
        assertThat(notes).singleElement().asString().contains(file.toString());
        assertThat(file).exists();
    }

    private static boolean killedAfter(int steps, Machine there, SetDescription set, ChunkSource chunks)
            throws IOException {
        var plans = new ArrayList<TreePlan>();
        try {
            for (var tree : set.trees()) {
                plans.add(TreePlan.of(tree, there.bases().of(tree.base())));
            }
        } catch (RestoreRefused e) {
            Assume.that(false);
        }
        // Its lock goes with the process.
        try (var log = new DyingLog(StepLog.newFile(there.state()), steps)) {
            new Bringing(new Journal(log), note -> {}).bring(plans, new FileMaking(chunks), () -> {});
            return false;
        } catch (Killed e) {
            return true;
        }
    }
}
