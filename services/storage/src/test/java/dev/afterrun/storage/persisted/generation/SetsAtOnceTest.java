package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Whatever comes in between: no set that was registered loses a pack while it has not ended, and once all have ended, no bytes are
 * left. Few packs, shared by many sets, make the steps meet. The seed is in the failure.
 */
@QuarkusTest
class SetsAtOnceTest {
    private static final int THREADS = 4;
    private static final int STEPS = 25;
    private static final Duration DAY = Duration.ofHours(25);

    private final CiJob main = SetScene.onMain();
    private final List<String> texts =
            Stream.of("a", "b", "c").map(text -> text + UUID.randomUUID()).toList();

    @Inject
    SetScene scene;

    @Inject
    SetTimes times;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Sql sql;

    @RepeatedTest(2)
    void noSetLosesAPackAndNoneIsLeftOver() throws Exception {
        // Given
        var seed = new Random().nextLong();

        // When
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var runs = new ArrayList<Future<?>>();
            for (var thread = 0; thread < THREADS; thread++) {
                var random = new Random(seed + thread);
                runs.add(threads.submit(() -> {
                    for (var i = 0; i < STEPS; i++) {
                        step(random);
                    }
                    return null;
                }));
            }
            for (var run : runs) {
                run.get();
            }
        }

        // Then
        storage.work();
        assertThat(states()).as("seed %d", seed).doesNotContain(SetState.DAMAGED);
        times.letSessionsEnd(main);
        times.pass(main, DAY);
        times.letGraceEnd();
        assertThat(states()).as("seed %d", seed).allMatch(SetState.ENDED::equals);
        assertThat(texts.stream().map(TestSet::pack).map(Digest::of).filter(pack -> bytes.rows(pack) > 0))
                .as("seed %d", seed)
                .isEmpty();
    }

    private void step(Random random) {
        switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> save(random);
            case 4 -> times.letSessionsEnd(main);
            case 5 -> times.pass(main, DAY);
            case 6 -> times.letGraceEnd();
            default -> storage.work();
        }
    }

    /** Refused only where another thread has ended the session that brought its bytes. */
    private void save(Random random) {
        var some = texts.stream().filter(text -> random.nextBoolean()).toArray(String[]::new);
        var packs = Stream.of(some).map(TestSet::pack).toArray(byte[][]::new);
        var set = scene.set(some).with(packs);
        var job = main.ofRun(UUID.randomUUID().toString());
        scene.send(job, set);
        assertThat(scene.register(job, scene.request(job, set, Duration.ZERO)).statusCode())
                .isIn(201, 409);
    }

    private List<SetState> states() {
        return sql.list(
                row -> SetState.parse(row.getString("state")),
                """
                SELECT state FROM set_standing JOIN repository ON repository.id = repository_id WHERE repository.name = ?
                """,
                main.repository().toString());
    }
}
