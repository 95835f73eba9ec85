package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.blobs.ObjectKey;
import dev.afterrun.contracts.Digest;
import dev.afterrun.storage.blob.Copies;
import dev.afterrun.storage.blob.Stores;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CondemnTest {
    private final Digest blob = Digest.of(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));

    @Inject
    Condemn condemn;

    @Inject
    Copies copies;

    @Inject
    Stores stores;

    @Inject
    Storage storage;

    @Inject
    Sql sql;

    @Test
    void aCopyThatAMoveAddsWhileItsRowIsWaitedForIsCondemnedToo()
            throws ExecutionException, InterruptedException, IOException {
        // Given
        QuarkusTransaction.requiringNew().run(this::addCopy);

        // When
        try (var other = Executors.newSingleThreadExecutor()) {
            var condemned = QuarkusTransaction.requiringNew().call(() -> {
                copies.take(List.of(blob));
                var waiting = other.submit(() -> condemn.unreferenced(List.of(blob)));
                untilSomebodyWaitsForACopy();
                addCopy();
                return waiting;
            });
            condemned.get();
        }

        // Then
        assertThat(rows()).isZero();
        storage.work();
    }

    private void addCopy() {
        sql.update(
                "INSERT INTO blob_copy (sha256, size, store, object_key, start) VALUES (?, 1, ?, ?, 0)",
                blob.bytes(),
                stores.mainName(),
                ObjectKey.fresh().value());
    }

    /** For whoever holds it: this transaction. */
    private void untilSomebodyWaitsForACopy() {
        await().pollInSameThread().until(() -> count("""
                        SELECT count(*) FROM pg_locks WHERE NOT granted AND transactionid = pg_current_xact_id()::xid
                        """) > 0);
    }

    private long rows() {
        return count("SELECT count(*) FROM blob_copy WHERE sha256 = ?", (Object) blob.bytes());
    }

    private long count(String query, Object... parameters) {
        return sql.first(row -> row.getLong(1), query, parameters).orElseThrow();
    }
}
