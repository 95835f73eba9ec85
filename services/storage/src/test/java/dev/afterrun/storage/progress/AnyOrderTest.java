package dev.afterrun.storage.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is told, however often and in whatever order: what is known in the end is what a simple model says. */
@QuarkusTest
class AnyOrderTest {
    private static final List<String> NAMES = List.of("build", "lint", "test");

    @Inject
    ProgressScene scene;

    @Inject
    Storage storage;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEndIsThatOfTheModel(long seed) {
        // Given
        var random = new Random(seed);
        var model = new Model(CiJob.fresh(), random);

        // When
        for (var event : model.shuffled()) {
            event.run();
            if (random.nextInt(3) == 0) {
                scene.work(model.run);
            }
        }
        scene.work(model.run);

        // Then
        assertThat(lastTold(model.run)).as("seed " + seed).isEqualTo(model.expected());
        assertThat(scene.seals(model.run).getLast()).as("seed " + seed).isEqualTo(model.seal());
    }

    /** What a reader knows for whom the highest revision wins; no two facts of a job have the same. */
    private Map<String, String> lastTold(CiJob run) {
        var told = new TreeMap<String, NavigableMap<Revision, String>>();
        for (var fact : storage.told(run, RunUnderway.TYPE, RunUnderway.class)) {
            note(
                    told,
                    key(fact.job().job(), fact.job().attempt()),
                    fact.revision(),
                    fact.progress().word());
        }
        for (var fact : storage.told(run, RunStored.TYPE, RunStored.class)) {
            note(told, key(fact.job().job(), fact.job().attempt()), fact.revision(), "ended");
        }
        var last = new TreeMap<String, String>();
        told.forEach((job, facts) -> last.put(job, facts.lastEntry().getValue()));
        return last;
    }

    private static void note(
            Map<String, NavigableMap<Revision, String>> told, String job, Revision revision, String what) {
        assertThat(told.computeIfAbsent(job, any -> new TreeMap<>()).put(revision, what))
                .as("%s at %s", job, revision)
                .isNull();
    }

    private static String key(String name, int attempt) {
        return name + " " + attempt;
    }

    /** Sets of what was said, which have no order. */
    private final class Model {
        final CiJob run;
        private final Set<String> expected = new HashSet<>();
        private final Set<String> begun = new HashSet<>();
        private final Set<String> ended = new HashSet<>();
        private final List<Runnable> events = new ArrayList<>();
        private final Random random;

        Model(CiJob run, Random random) {
            this.run = run;
            this.random = random;
            for (var attempt = 1; attempt <= 2; attempt++) {
                var names = NAMES.stream().filter(name -> random.nextBoolean()).toList();
                var ofRun = run.attempt(attempt).runStarted(names.toArray(String[]::new));
                for (var name : names) {
                    expected.add(key(name, attempt));
                }
                if (!names.isEmpty()) {
                    events.add(() -> scene.started(ofRun));
                }
                for (var name : NAMES) {
                    job(run.attempt(attempt).named(name));
                }
            }
            if (expected.isEmpty() && begun.isEmpty()) {
                var started = run.started();
                begun.add(key(run.job(), 1));
                events.add(() -> scene.started(started));
            }
        }

        private void job(CiJob job) {
            var key = key(job.job(), job.attempt());
            if (random.nextInt(3) > 0) {
                begun.add(key);
                events.add(() -> scene.started(job.started()));
            }
            if (random.nextInt(3) > 0) {
                ended.add(key);
                events.add(() -> scene.finished(key, job.finished()));
            }
            if (random.nextInt(4) == 0) {
                ended.add(key);
                events.add(() -> scene.ended("end of " + key, job.ended(Conclusion.SUCCESS)));
            }
        }

        List<Runnable> shuffled() {
            var all = new ArrayList<>(events);
            events.stream().filter(event -> random.nextBoolean()).forEach(all::add);
            Collections.shuffle(all, random);
            return all;
        }

        Map<String, String> expected() {
            var known = new TreeMap<String, String>();
            expected.forEach(job -> known.put(job, JobProgress.EXPECTED.word()));
            begun.forEach(job -> known.put(job, JobProgress.RUNNING.word()));
            ended.forEach(job -> known.put(job, "ended"));
            return known;
        }

        Seal seal() {
            var awaited = expected().entrySet().stream().anyMatch(job -> isAwaited(job.getKey(), job.getValue()));
            return awaited ? Seal.OPEN : Seal.COMPLETE;
        }

        private boolean isAwaited(String key, String state) {
            var name = key.substring(0, key.indexOf(' '));
            var isFirst = key.endsWith(" 1");
            var other = key(name, isFirst ? 2 : 1);
            return switch (state) {
                case "ended" -> false;
                case "running" -> !(isFirst && expected().containsKey(other));
                default -> !ended.contains(other) && !(isFirst && expected().containsKey(other));
            };
        }
    }
}
