package dev.afterrun.storage.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.testing.CiJob;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Beginnings and ends of one commit that come at once, as to two replicas while Kafka moves its partition, with workers of both looking at it
 * meanwhile: what is known in the end is what one after the other would have made of it.
 */
@QuarkusTest
class AtOnceTest {
    private static final int READERS = 8;
    private static final int WORKERS = 2;

    /** How often what failed is delivered. */
    private static final int DELIVERIES = 4;

    private static final String DEADLOCK = "40P01";

    @Inject
    ProgressScene scene;

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, 12).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rowsAndSealEndAsIfOneReaderHadReadThemAll(long seed) throws Exception {
        // Given
        var model = new ProgressModel(scene, CiJob.fresh(), new Random(seed));

        // When
        atOnce(model.shuffled(), model.run());
        scene.work(model.run());

        // Then
        assertThat(scene.rows(model.run())).as("seed %s", seed).isEqualTo(model.expected());
        assertThat(scene.lastTold(model.run())).as("seed %s", seed).isEqualTo(model.expected());
        assertThat(scene.seal(model.run())).as("seed %s", seed).isEqualTo(model.seal());
        assertThat(scene.seals(model.run()).getLast()).as("seed %s", seed).isEqualTo(model.seal());
    }

    private void atOnce(List<Runnable> events, CiJob run) throws Exception {
        var go = new CountDownLatch(1);
        var left = new CountDownLatch(events.size());
        try (var readers = Executors.newFixedThreadPool(READERS);
                var workers = Executors.newFixedThreadPool(WORKERS)) {
            var reading = events.stream()
                    .map(event -> submit(readers, () -> delivered(go, left, event)))
                    .toList();
            var working = Stream.generate(() -> submit(workers, () -> worked(go, left, run)))
                    .limit(WORKERS)
                    .toList();
            go.countDown();
            for (var each : Stream.concat(reading.stream(), working.stream()).toList()) {
                each.get();
            }
        }
    }

    private static Future<Boolean> submit(ExecutorService threads, Callable<Boolean> task) {
        return threads.submit(task);
    }

    /** Two that make the same row fail one of them, which is then delivered again; nobody waits for somebody who waits for them. */
    private static boolean delivered(CountDownLatch go, CountDownLatch left, Runnable event)
            throws InterruptedException {
        go.await();
        try {
            for (var delivery = 1; delivery < DELIVERIES; delivery++) {
                try {
                    event.run();
                    return true;
                } catch (RuntimeException failed) {
                    assertThat(isDeadlock(failed)).as("%s", failed).isFalse();
                }
            }
            event.run();
            return true;
        } finally {
            left.countDown();
        }
    }

    private boolean worked(CountDownLatch go, CountDownLatch left, CiJob run) throws InterruptedException {
        go.await();
        do {
            scene.work(run);
        } while (left.getCount() > 0);
        return true;
    }

    private static boolean isDeadlock(Throwable failed) {
        return Stream.iterate(failed, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql && DEADLOCK.equals(sql.getSQLState()));
    }
}
