package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.blob.ObjectInStore;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeleteObjectTest {
    private final ObjectKey object = ObjectKey.fresh();

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    DueWork dueWork;

    @Inject
    Sql sql;

    @Inject
    Stores stores;

    @AfterEach
    void nothingIsDue() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "DELETE FROM due_work WHERE kind = ? AND key LIKE ?", DeleteObject.KIND, "%" + object.value()));
    }

    @Test
    void anObjectInAStoreThatThisReplicaDoesNotKnowWaitsForOneThatDoes() throws IOException {
        // Given
        written();
        var there = DeleteObject.key(new ObjectInStore("told-to-others-first", object));
        due(there);

        // When
        storage.work();

        // Then
        assertThat(storage.waits(DeleteObject.KIND, there)).isTrue();
        assertThat(bytes.exists(object))
                .as("of the same key elsewhere it tells nothing")
                .isTrue();
    }

    @Test
    void aPieceThatCannotBeDoneHoldsUpNoneThatIsTakenWithIt() throws IOException {
        // Given
        written();
        var there = DeleteObject.key(new ObjectInStore("told-to-others-first", object));
        due(there);
        due(DeleteObject.key(new ObjectInStore(stores.mainName(), object)));

        // When
        storage.work();

        // Then
        assertThat(storage.waits(DeleteObject.KIND, there)).isTrue();
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void aReplicaThatKnowsItDeletesItThoughNoRowTellsOfIt() throws IOException {
        // Given
        written();
        due(DeleteObject.key(new ObjectInStore(stores.mainName(), object)));

        // When
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isFalse();
    }

    @Test
    void whatWasMarkedBeforeKeysNamedAStoreIsDeletedToo() throws IOException {
        // Given
        written();
        due(object.value());

        // When
        storage.work();

        // Then
        assertThat(bytes.exists(object)).isFalse();
        assertThat(storage.waits(DeleteObject.KIND, object.value())).isFalse();
    }

    private void due(String key) {
        QuarkusTransaction.requiringNew().run(() -> dueWork.mark(DeleteObject.KIND, key, Duration.ZERO));
    }

    private void written() throws IOException {
        try (var sink = stores.main().write(object)) {
            sink.append(ByteBuffer.wrap(new byte[] {1}));
            sink.commit();
        }
    }
}
