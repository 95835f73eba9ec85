package dev.afterrun.storage.tombstone;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Forgetful;
import dev.afterrun.storage.disposal.DisposeJob;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgetJobsTest {
    private final CiJob job = CiJob.fresh();
    private final TestFile file = TestFile.of("one.txt", "one " + UUID.randomUUID());

    @Inject
    Api api;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    DueWork dueWork;

    @Inject
    ForgetJobs worker;

    @Inject
    Sql sql;

    @Test
    void theAddressOfAFileThatHasGoneSaysSoUntilItsTombstoneEnds() {
        // Given
        gone(job);
        assertThat(status(job)).isEqualTo(410);

        // When
        passed(job, 91);
        forgetWhatIsOld();

        // Then
        assertThat(status(job)).isEqualTo(404);
        assertThat(left(job)).isEmpty();
    }

    @Test
    void beforeThatNothingIsForgotten() {
        // Given
        gone(job);
        passed(job, 80);

        // When
        forgetWhatIsOld();

        // Then
        assertThat(status(job)).isEqualTo(410);
    }

    @Test
    void aJobWhoseBytesAreYetToBeDisposedOfStays() {
        // Given
        gone(job);
        passed(job, 91);
        QuarkusTransaction.requiringNew()
                .run(() -> dueWork.mark(DisposeJob.KIND, job.id().key().value() + "@1", Duration.ofHours(1)));

        // When
        forgetWhatIsOld();

        // Then
        assertThat(status(job)).isEqualTo(410);
    }

    @Test
    void whatIsStillHereStaysHoweverOldItIs() {
        // Given
        storage.publish(job, file);
        passed(job, 1_000);

        // When
        forgetWhatIsOld();

        // Then
        assertThat(api.status(job).files()).extracting(StoredFile::path).hasSize(1);
    }

    @Test
    void aJobThatNeverHadFilesIsForgottenToo() {
        // Given
        storage.finished(job);
        storage.work();
        passed(job, 91);

        // When
        forgetWhatIsOld();

        // Then
        assertThat(left(job)).isEmpty();
    }

    @Test
    void anotherAttemptThatHasTheNameKeepsIt() {
        // Given
        gone(job);
        var next = job.attempt(2);
        storage.publish(next, TestFile.of(file.path(), "two " + job.repository()));
        passed(job, 91);

        // When
        forgetWhatIsOld();

        // Then
        assertThat(left(job)).isEmpty();
        assertThat(status(next)).isEqualTo(200);
    }

    @Test
    void whatBeganAndNeverEndedIsForgottenWithWhatWasDecidedForIt() {
        // Given
        QuarkusTransaction.requiringNew().run(() -> {
            sql.update("""
                    INSERT INTO repository (forge, forge_id, name) VALUES ('local', ?, ?)
                    """, job.repository().toString(), job.repository().toString());
            sql.update("""
                    INSERT INTO underway_job (key, repository_id, commit_sha, source, run, attempt, name, trust, begun,
                        heard_at, missing_by)
                    SELECT ?, id, 'c', 's', 'r', 1, 'j', 1, true, clock_timestamp() - age.days * interval '1 day',
                           clock_timestamp() - age.days * interval '1 day'
                    FROM repository, (VALUES (91)) AS age (days) WHERE forge_id = ?
                    """, job.id().key().value(), job.repository().toString());
            sql.update("""
                    INSERT INTO started_run (repository_id, commit_sha, source, run, attempt, missing_by)
                    SELECT id, 'c', 's', 'r', 1, clock_timestamp() - interval '91 days' FROM repository WHERE forge_id = ?
                    """, job.repository().toString());
            sql.update("""
                    INSERT INTO package_admission (job_key, let_through, decided_at)
                    VALUES (?, true, clock_timestamp() - interval '91 days')
                    """, job.id().key().value());
        });

        // When
        forgetWhatIsOld();

        // Then
        assertThat(sql.exists(
                        "SELECT 1 FROM underway_job WHERE key = ?",
                        job.id().key().value()))
                .isFalse();
        assertThat(sql.exists("""
                        SELECT 1 FROM started_run JOIN repository ON repository.id = repository_id WHERE forge_id = ?
                        """, job.repository().toString())).isFalse();
        assertThat(sql.exists(
                        "SELECT 1 FROM package_admission WHERE job_key = ?",
                        job.id().key().value()))
                .isFalse();
    }

    @Test
    void aMemoryThatEventsOutliveIsRefused() {
        // When, Then
        assertThatThrownBy(() -> ForgetJobs.checked(Duration.ofDays(14)))
                .hasMessageContaining("AFTERRUN_TOMBSTONES_MEMORY is PT336H")
                .hasMessageContaining("at least 15 days");
        assertThat(ForgetJobs.checked(Duration.ofDays(15))).isEqualTo(Duration.ofDays(15));
    }

    /** Jobs of other tests, which are old too, have their turn before. */
    private void forgetWhatIsOld() {
        var forgotten = Forgetful.BATCH;
        while (forgotten >= Forgetful.BATCH) {
            forgotten = QuarkusTransaction.requiringNew().call(() -> worker.forget(Forgetful.BATCH));
        }
    }

    /** Published, expired and disposed of. */
    private void gone(CiJob one) {
        storage.letSessionEnd(storage.publish(one, file));
        storage.letLifetimeEnd(one);
        storage.expiryDue(one);
        storage.letGraceEnd();
        storage.work();
        assertThat(bytes.rows(file.sha256())).isZero();
    }

    private void passed(CiJob one, int days) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("""
                        UPDATE job SET recorded_at = recorded_at - ? * interval '1 day',
                                       expired_at = expired_at - ? * interval '1 day'
                        WHERE key = ?
                        """, days, days, one.id().key().value()));
    }

    private int status(CiJob one) {
        return given().get("/" + one.repository() + "/" + one.commit() + "/" + file.path())
                .statusCode();
    }

    private List<String> left(CiJob one) {
        return sql.list(
                row -> row.getString(1),
                "SELECT key FROM job WHERE key = ?",
                one.id().key().value());
    }
}
