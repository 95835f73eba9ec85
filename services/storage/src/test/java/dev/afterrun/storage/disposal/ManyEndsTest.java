package dev.afterrun.storage.disposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The files of several jobs go in one transaction, and each of these is as safe as if it were alone. */
@QuarkusTest
class ManyEndsTest {
    private final CiJob job = CiJob.fresh();
    private final CiJob other = job.named("other");
    private final TestFile file = TestFile.of("one.txt", "one " + UUID.randomUUID());
    private final TestFile another = TestFile.of("two.txt", "two " + UUID.randomUUID());

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    ExpireJob expireJob;

    @Inject
    DisposeJob disposeJob;

    @Inject
    Sql sql;

    @AfterEach
    void nothingIsPoison() {
        QuarkusTransaction.requiringNew().run(() -> sql.update("DROP TRIGGER IF EXISTS poison ON artifact"));
    }

    @Test
    void theFilesOfEachGoAndEachIsToldOnce() {
        // Given
        storage.publish(job, file);
        storage.publish(other, another);
        storage.letLifetimeEnd(job);
        storage.letLifetimeEnd(other);

        // When: one of them was proposed twice
        expireJob.expiryDue(proposals(job, other, job));

        // Then
        assertThat(api.status(job).counts().expired()).isOne();
        assertThat(api.status(other).counts().expired()).isOne();
        assertThat(storage.told(job)).hasSize(2);
        assertThat(storage.told(other)).hasSize(2);
    }

    @Test
    void oneThatIsNotDueAndOneThatNobodyKnowsStayAsTheyAre() {
        // Given
        storage.publish(job, file);
        storage.publish(other, another);
        storage.letLifetimeEnd(other);

        // When
        expireJob.expiryDue(proposals(job, CiJob.fresh(), other));

        // Then
        assertThat(api.status(job).counts().stored()).isOne();
        assertThat(storage.told(job)).hasSize(1);
        assertThat(api.status(other).counts().expired()).isOne();
    }

    @Test
    void whereOneFailsNothingHasGoneAndTheOthersGoAlone() {
        // Given
        storage.publish(job, file);
        storage.publish(other, another);
        storage.letLifetimeEnd(job);
        storage.letLifetimeEnd(other);
        poison(other);

        // When
        assertThatThrownBy(() -> expireJob.expiryDue(proposals(job, other))).hasMessageContaining("poison");

        // Then
        assertThat(api.status(job).counts().stored()).isOne();
        assertThat(storage.told(job)).hasSize(1);
        storage.expiryDue(job);
        assertThat(api.status(job).counts().expired()).isOne();
    }

    @Test
    void contentsOfSeveralJobsAreCondemnedTogetherButForWhatAnotherRefersTo() throws IOException {
        // Given
        var shared = TestFile.of("shared.txt", "shared " + UUID.randomUUID());
        var stays = job.named("stays");
        Stream.of(storage.publish(job, file, shared), storage.publish(other, another), storage.publish(stays, shared))
                .forEach(storage::letSessionEnd);
        storage.work();
        storage.letLifetimeEnd(job);
        storage.letLifetimeEnd(other);
        expireJob.expiryDue(proposals(job, other));
        storage.letGraceEnd();
        var keys = sql.list(
                row -> row.getString("key"),
                "SELECT key FROM due_work WHERE kind = ? AND (starts_with(key, ?) OR starts_with(key, ?))",
                DisposeJob.KIND,
                job.id().key().value(),
                other.id().key().value());

        // When
        disposeJob.workTogether(keys);
        storage.work();

        // Then
        assertThat(keys).hasSize(2);
        assertThat(bytes.rows(file.sha256())).isZero();
        assertThat(bytes.rows(another.sha256())).isZero();
        assertThat(bytes.readable(shared.sha256())).isTrue();
    }

    private static List<ExpiryDue> proposals(CiJob... jobs) {
        return Stream.of(jobs)
                .map(proposed -> new ExpiryDue(proposed.id(), Instant.EPOCH))
                .toList();
    }

    /** From now on no file of the job can go. */
    private void poison(CiJob stubborn) {
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                    CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
                    AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$
                    """);
            var id = sql.first(
                            row -> row.getLong(1),
                            "SELECT id FROM job WHERE key = ?",
                            stubborn.id().key().value())
                    .orElseThrow();
            sql.update("CREATE TRIGGER poison BEFORE UPDATE ON artifact FOR EACH ROW WHEN (OLD.job_id = " + id
                    + ") EXECUTE FUNCTION refuse()");
        });
    }
}
