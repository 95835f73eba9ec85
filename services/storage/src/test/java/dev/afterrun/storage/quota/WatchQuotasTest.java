package dev.afterrun.storage.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallQuotas.class)
class WatchQuotasTest {
    /** Of no repository. */
    private static final long FIRST = 1_000_000_000;

    /** More than are seen at once. */
    private static final int MANY = 150;

    /** As many as it takes to see each of them, but for a chance of less than one in a billion. */
    private static final int LOOKS = 30;

    @Inject
    QuotaScene scene;

    @Inject
    Sql sql;

    @Test
    void thoseWhoStayAboveTheirQuotaDoNotKeepOthersFromBeingSeen() {
        // Given
        QuarkusTransaction.requiringNew().run(() -> sql.update("""
                        INSERT INTO repository_usage (repository_id, files, bytes)
                        SELECT number, 1, 101 FROM generate_series(?::bigint, ?::bigint) AS number
                        """, FIRST, FIRST + MANY - 1));

        // When
        for (var look = 0; look < LOOKS; look++) {
            scene.look();
        }

        // Then
        assertThat(seen())
                .containsAll(LongStream.range(FIRST, FIRST + MANY)
                        .mapToObj(id -> new Owner.OfRepository(id).key())
                        .toList());
    }

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("DELETE FROM repository_usage WHERE repository_id >= ?", FIRST));
    }

    private List<String> seen() {
        return sql.list(row -> row.getString("key"), "SELECT key FROM due_work WHERE kind = 'make-room'");
    }
}
