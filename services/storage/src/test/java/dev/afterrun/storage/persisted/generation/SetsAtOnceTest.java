package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.persisted.archive.SetArchives;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/**
 * Whatever comes in between: no set that was registered loses a chunk while it has not ended, and once all have ended, no bytes are
 * left. Few packs, shared by many sets, make the steps meet; of one of them few sets need all. The seed is in the failure.
 */
@Tag("histories")
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
    SetArchives archives;

    @Inject
    Sql sql;

    @RepeatedTest(2)
    void noSetLosesAChunkAndNoPackIsLeftOver() throws Exception {
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
        for (var verified : verified()) {
            archives.write(verified, OutputStream.nullOutputStream());
        }
        times.letSessionsEnd(main);
        times.pass(main, DAY);
        times.letGraceEnd();
        assertThat(states()).as("seed %d", seed).allMatch(SetState.ENDED::equals);
        assertThat(sent().map(Digest::of).filter(pack -> bytes.rows(pack) > 0))
                .as("seed %d", seed)
                .isEmpty();
        assertThat(kept()).as("seed %d", seed).isZero();
    }

    private void step(Random random) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> save(random);
            case 4 -> times.letSessionsEnd(main);
            case 5 -> times.pass(main, DAY);
            case 6 -> times.letGraceEnd();
            case 7 -> times.repack();
            case 8 -> times.letReplacedPacksGo();
            default -> storage.work();
        }
    }

    /** Refused only where another thread has ended the session that brought its bytes. */
    private void save(Random random) {
        var some = texts.stream().filter(text -> random.nextBoolean()).toArray(String[]::new);
        var packs = random.nextBoolean()
                ? new byte[][] {together()}
                : Stream.of(some).map(TestSet::pack).toArray(byte[][]::new);
        var set = scene.set(some).with(packs);
        var job = main.ofRun(UUID.randomUUID().toString());
        scene.send(job, set);
        assertThat(scene.register(job, scene.request(job, set, Duration.ZERO)).statusCode())
                .isIn(201, 409);
    }

    private byte[] together() {
        return TestSet.pack(texts.toArray(String[]::new));
    }

    private Stream<byte[]> sent() {
        return Stream.concat(texts.stream().map(TestSet::pack), Stream.of(together()));
    }

    private List<Long> verified() {
        return sql.list(row -> row.getLong("id"), """
                SELECT made.id FROM set_generation AS made JOIN repository ON repository.id = repository_id
                WHERE repository.name = ? AND made.verified_at IS NOT NULL AND made.ended_at IS NULL
                """, main.repository().toString());
    }

    /** How many blobs sets of the repository keep. */
    private long kept() {
        return sql.first(row -> row.getLong(1), """
                        SELECT count(*) FROM set_blob JOIN repository ON repository.id = repository_id
                        WHERE repository.name = ?
                        """, main.repository().toString())
                .orElseThrow();
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
