package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.disk.OwnNames;
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

    /** That of a process which is killed right after it has taken back a step, when so many are left. */
    private static final class DyingOnTheWayBack extends StepLog {
        private final int last;

        DyingOnTheWayBack(Path file, int last) throws IOException {
            super(file);
            this.last = last;
        }

        @Override
        void keep(int count) throws IOException {
            if (count == last) {
                throw new Killed();
            }
            super.keep(count);
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

    @Property(tries = 60)
    void whoTakesBackMayBeKilledToo(
            @ForAll long seed, @ForAll @IntRange(max = 40) int steps, @ForAll @IntRange(max = 10) int last)
            throws IOException {
        // Given
        var chunks = new MemoryChunks();
        var here = Machine.withHome(directory.resolve("here"));
        RandomTree.grow(here.home().resolve("set"), new Random(seed));
        var set = here.saved(chunks, "~/set");
        var there = Machine.withHome(directory.resolve("there"));
        there.restore(set, chunks);
        RandomTree.change(there.home().resolve("set"), new Random(seed + 1));
        var before = there.snapshot();
        if (!killedAfter(steps, there, set, chunks)) {
            return;
        }
        takeBackUntil(last, there.state());

        // When
        Recovery.in(there.state(), notes::add);

        // Then
        assertThat(there.snapshot()).isEqualTo(before);
        assertThat(there.leftovers()).isEmpty();
    }

    @Example
    void whatCameAfterARestoreWasTakenBackStays() throws IOException {
        // Given
        var state = directory.resolve("state");
        var unpacked = Files.createDirectory(directory.resolve(OwnNames.UNPACKING + "1"));
        var place = Files.writeString(directory.resolve("place"), "of the set");
        try (var log = new StepLog(StepLog.newFile(state))) {
            log.write(new Step.Unpacking(unpacked));
            log.write(new Step.Moving(unpacked.resolve("1"), place));
        }
        takeBackUntil(0, state);
        // Its directory had not gone yet, and the next job has made the file itself.
        Files.createDirectory(unpacked);
        Files.writeString(place, "of the job");

        // When
        Recovery.in(state, notes::add);

        // Then
        assertThat(place).hasContent("of the job");
        assertThat(unpacked).doesNotExist();
    }

    @Example
    void whatWasMovedAwayIsNotDeletedWhereSomethingElseHasTakenItsPlace() throws IOException {
        // Given
        var state = directory.resolve("state");
        var unpacked = Files.createDirectory(directory.resolve(OwnNames.UNPACKING + "1"));
        var aside = Files.writeString(unpacked.resolve("2"), "of before");
        var place = Files.writeString(directory.resolve("place"), "of somebody else");
        try (var log = new StepLog(StepLog.newFile(state))) {
            log.write(new Step.Unpacking(unpacked));
            log.write(new Step.Moving(place, aside));
        }

        // When
        Recovery.in(state, notes::add);

        // Then
        assertThat(aside).hasContent("of before");
        assertThat(place).hasContent("of somebody else");
        assertThat(notes).singleElement().asString().contains(aside.toString());
    }

    @Example
    void whatWasBegunIsTakenBackByAThreadThatWasInterruptedAsWell() throws IOException {
        // Given
        var unpacked = directory.resolve(OwnNames.UNPACKING + "1");
        var log = StepLog.in(directory.resolve("state"));
        var journal = new Journal(log);
        journal.doing(new Step.Unpacking(unpacked));
        Files.createDirectory(unpacked);
        Thread.currentThread().interrupt();
        assertThatIOException().isThrownBy(() -> journal.doing(new Step.Touching(directory, Instant.EPOCH)));

        // When
        journal.undo();

        // Then
        assertThat(Thread.interrupted()).isTrue();
        assertThat(unpacked).doesNotExist();
        assertThat(StepLog.files(directory.resolve("state"))).isEmpty();
        log.close();
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

    private static void takeBackUntil(int last, Path state) throws IOException {
        for (var file : StepLog.files(state)) {
            try (var log = new DyingOnTheWayBack(file, last)) {
                Journal.left(log, log.read()).undo();
            } catch (Killed e) {
                // As it was to be.
            }
        }
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
