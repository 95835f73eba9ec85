package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One piece of work deletes many objects, and each of them is as safe as if it were alone. */
@QuarkusTest
class DeleteManyTest {
    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    Stores stores;

    @Inject
    Condemn condemn;

    @Inject
    DeleteObject deleteObject;

    @Inject
    DeleteObjects deleteObjects;

    @Inject
    CondemnedCopies copies;

    @Inject
    DueWork dueWork;

    @Inject
    Sql sql;

    @Test
    void aMassOfObjectsGoesInFewPieces() throws IOException {
        // Given
        var contents = expired(60);
        var objects = contents.stream().map(bytes::objectOf).toList();

        // When
        condemn.unreferenced(contents);
        var rows = rows(objects);
        storage.work();

        // Then
        assertThat(rows).isEqualTo(2);
        assertThat(rows(objects)).isZero();
        assertThat(pieces(objects)).isEmpty();
        assertThat(contents).allMatch(content -> bytes.rows(content) == 0);
        for (var object : objects) {
            assertThat(bytes.exists(object)).isFalse();
        }
    }

    @Test
    void whatIsStillNeededStaysThoughOthersOfItsPieceGo() throws IOException {
        // Given
        var needed = TestFile.of("a.txt", "needed " + UUID.randomUUID());
        storage.publish(job, needed);
        var stays = bytes.objectOf(needed.sha256());
        var before = written();
        var behind = written();

        // When: it may have to rest in between
        deleteObject.work(piece(before, stays, behind));
        storage.work();

        // Then
        assertThat(bytes.exists(before)).isFalse();
        assertThat(bytes.exists(behind)).isFalse();
        assertThat(bytes.readable(needed.sha256())).isTrue();
    }

    @Test
    void aCrashInTheMiddleOfAPieceLeavesOneThatIsDoneAgain() throws IOException {
        // Given: condemned, one of two objects deleted, and then nothing more
        var contents = expired(2);
        var objects = contents.stream().map(bytes::objectOf).toList();
        condemn.unreferenced(contents);
        deleteObjects.delete(new Deletion(stores.mainName(), List.of(objects.getFirst())));
        var between = rows(objects);

        // When
        storage.work();

        // Then
        assertThat(between).isEqualTo(1);
        assertThat(rows(objects)).isZero();
        assertThat(bytes.exists(objects.getLast())).isFalse();
    }

    @Test
    void rowsThatAnEarlierVersionOnlyMarkedGoWithTheirObject() throws IOException {
        // Given
        var content = expired(1).getFirst();
        var object = bytes.objectOf(content);
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("UPDATE blob_copy SET live = false WHERE sha256 = ?", (Object) content.bytes());
            dueWork.mark(DeleteObject.KIND, piece(object), Duration.ZERO);
        });

        // When
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isFalse();
        assertThat(bytes.rows(content)).isZero();
    }

    @Test
    void whatDisposalDoesNotComeToBeforeItIsToRestIsAPieceOfItsOwn() throws IOException {
        // Given
        var objects = List.of(written(), written(), written());
        var resting = resting();

        // When
        var outcome = resting.work(piece(objects.toArray(ObjectKey[]::new)));

        // Then
        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(bytes.exists(objects.getFirst())).isFalse();
        assertThat(bytes.exists(objects.getLast())).isTrue();
        assertThat(pieces(objects)).containsExactly(piece(objects.get(1), objects.get(2)));
        storage.work();
        assertThat(bytes.exists(objects.getLast())).isFalse();
    }

    @Test
    void ofPiecesThatAreDoneTogetherWhatIsLeftWhenItIsToRestIsDueAgain() throws IOException {
        // Given
        var objects = List.of(written(), written(), written());
        var resting = resting();

        // When
        resting.workTogether(List.of(piece(objects.getFirst(), objects.get(1)), piece(objects.getLast())));

        // Then
        assertThat(bytes.exists(objects.getFirst())).isFalse();
        assertThat(bytes.exists(objects.getLast())).isTrue();
        assertThat(pieces(objects)).containsExactly(piece(objects.get(1), objects.get(2)));
        storage.work();
        assertThat(bytes.exists(objects.getLast())).isFalse();
    }

    /** Disposal that is to rest, since its last step failed; no time passes for it. */
    private DeleteObject resting() {
        var settings = new YieldingTest.Settings();
        var yielding = new Yielding(settings, () -> false, new SimpleMeterRegistry(), () -> 0, time -> {});
        assertThatThrownBy(() -> yielding.step(DeleteObject.KIND, () -> {
                    throw new IOException("the store is away");
                }))
                .isInstanceOf(IOException.class);
        return new DeleteObject(sql, stores, new DeleteObjects(stores, yielding), copies, dueWork, yielding, settings);
    }

    /** The contents of a job's files that have gone, and whose grace period is over. */
    private List<Digest> expired(int number) {
        var files = IntStream.range(0, number)
                .mapToObj(file -> TestFile.of(file + ".txt", "one of many " + UUID.randomUUID()))
                .toArray(TestFile[]::new);
        storage.letSessionEnd(storage.publish(job, files));
        storage.work();
        storage.letLifetimeEnd(job);
        storage.expiryDue(job);
        storage.letGraceEnd();
        return List.of(files).stream().map(TestFile::sha256).toList();
    }

    private ObjectKey written() throws IOException {
        var object = ObjectKey.fresh();
        try (var sink = stores.main().write(object)) {
            sink.append(ByteBuffer.wrap(new byte[] {1}));
            sink.commit();
        }
        return object;
    }

    private String piece(ObjectKey... objects) {
        return new Deletion(stores.mainName(), List.of(objects)).key();
    }

    /** How many rows of condemned objects name any of these. */
    private long rows(List<ObjectKey> objects) {
        return sql.first(
                        row -> row.getLong(1),
                        "SELECT count(*) FROM condemned WHERE object_keys && ?",
                        new Array("text", objects.stream().map(ObjectKey::value).toList()))
                .orElseThrow();
    }

    /** The keys of the pieces that are about any of these. */
    private List<String> pieces(List<ObjectKey> objects) {
        return sql
                .list(row -> row.getString("key"), "SELECT key FROM due_work WHERE kind = ?", DeleteObject.KIND)
                .stream()
                .filter(Deletion::isKey)
                .filter(key -> Deletion.of(key).objects().stream().anyMatch(objects::contains))
                .toList();
    }
}
