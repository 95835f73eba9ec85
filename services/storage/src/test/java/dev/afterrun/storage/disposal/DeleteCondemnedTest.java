package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.Storage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects of rows in {@code condemned}: deleted without a question, and named until they are. */
@QuarkusTest
class DeleteCondemnedTest {
    private static final String ELSEWHERE = "told-to-others-first";

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Stores stores;

    @Inject
    CondemnedObjects condemned;

    @Inject
    Sql sql;

    @AfterEach
    void nothingIsDue() {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                    WITH gone AS (DELETE FROM condemned WHERE store = ? RETURNING id)
                    DELETE FROM due_work WHERE kind = ? AND key IN (SELECT id::text FROM gone)
                    """, ELSEWHERE, DeleteCondemned.KIND);
        });
    }

    @Test
    void aRowThatCannotBeDoneHoldsUpNoneThatIsTakenWithIt() throws IOException {
        // Given
        var there = written();
        var here = written();
        add(new Deletion(ELSEWHERE, List.of(there)), new Deletion(stores.mainName(), List.of(here)));

        // When
        storage.work();

        // Then
        assertThat(bytes.exists(here)).isFalse();
        assertThat(bytes.exists(there))
                .as("of the same key elsewhere it tells nothing")
                .isTrue();
        assertThat(named(here)).isEmpty();
        assertThat(named(there)).hasSize(1);
    }

    @Test
    void whatDisposalDoesNotComeToBeforeItIsToRestIsARowOfItsOwn() throws IOException {
        // Given
        var objects = List.of(written(), written(), written());
        add(new Deletion(stores.mainName(), objects));
        var row = named(objects.getFirst()).getFirst();

        // When
        var outcome = resting().work(Long.toString(row));

        // Then
        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(bytes.exists(objects.getFirst())).isFalse();
        assertThat(bytes.exists(objects.getLast())).isTrue();
        assertThat(named(objects.getFirst())).isEmpty();
        assertThat(named(objects.getLast())).hasSize(1).doesNotContain(row);
        storage.work();
        assertThat(bytes.exists(objects.getLast())).isFalse();
    }

    @Test
    void ofRowsThatAreDoneTogetherWhatIsLeftWhenItIsToRestIsNamedAgain() throws IOException {
        // Given
        var first = written();
        var others = List.of(written(), written());
        add(new Deletion(stores.mainName(), List.of(first)), new Deletion(stores.mainName(), others));
        var rows = Stream.of(first, others.getFirst())
                .map(object -> Long.toString(named(object).getFirst()))
                .toList();

        // When
        resting().workTogether(rows);

        // Then
        assertThat(Stream.concat(Stream.of(first), others.stream())
                        .filter(object -> named(object).isEmpty()))
                .hasSize(1)
                .allMatch(object -> !exists(object));
        storage.work();
        assertThat(others).allMatch(object -> named(object).isEmpty() && !exists(object));
    }

    @Test
    void theLongestKeysHaveRoomInTheirRows() {
        // Given
        var keys = IntStream.range(100, 150)
                .mapToObj(number -> new ObjectKey("k".repeat(252) + number))
                .toList();
        var store = "s".repeat(32);

        // When
        QuarkusTransaction.begin();
        try {
            condemned.add(Deletion.rowsOf(
                    keys.stream().map(key -> new ObjectInStore(store, key)).toList()));

            // Then
            assertThat(keys).allMatch(key -> named(key).size() == 1);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void aRowThatIsGoneIsDone() throws IOException {
        assertThat(resting().work("0")).isEqualTo(Outcome.DONE);
    }

    private void add(Deletion... deletions) {
        QuarkusTransaction.requiringNew().run(() -> condemned.add(List.of(deletions)));
    }

    /** The rows that name it. */
    private List<Long> named(ObjectKey object) {
        return sql.list(
                row -> row.getLong("id"),
                "SELECT id FROM condemned WHERE object_keys && ?",
                new Array("text", List.of(object.value())));
    }

    private boolean exists(ObjectKey object) {
        try {
            return bytes.exists(object);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Disposal that is to rest, since its last step failed; no time passes for it. */
    private DeleteCondemned resting() {
        var settings = new YieldingTest.Settings();
        var yielding = new Yielding(settings, () -> false, new SimpleMeterRegistry(), () -> 0, time -> {});
        assertThatThrownBy(() -> yielding.step(DeleteCondemned.KIND, () -> {
                    throw new IOException("the store is away");
                }))
                .isInstanceOf(IOException.class);
        return new DeleteCondemned(new DeleteObjects(stores, yielding), condemned, yielding, settings);
    }

    private ObjectKey written() throws IOException {
        var object = ObjectKey.fresh();
        try (var sink = stores.main().write(object)) {
            sink.append(ByteBuffer.wrap(new byte[] {1}));
            sink.commit();
        }
        return object;
    }
}
