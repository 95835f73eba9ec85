package dev.afterrun.reaper.pace;

import static dev.afterrun.reaper.StoredJob.expiring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class ForgetJobsTest {
    @Inject
    KeepTime time;

    @Inject
    ForgetJobs worker;

    @Inject
    EntityManager database;

    @BeforeEach
    void nothingIsScheduled() {
        sql("TRUNCATE schedule, due_work");
    }

    @Test
    void onlyWhatHasLongGoneIsForgotten() {
        // Given
        tell("gone", Optional.empty());
        tell("still-there", Optional.of(Instant.parse("2026-01-01T00:00:00Z")));
        passed(31);
        tell("just-gone", Optional.empty());

        // When
        worker.work("all");

        // Then
        assertThat(left()).containsExactly("just-gone", "still-there");
    }

    @Test
    void newsOfAJobRenewsItsMemory() {
        // Given
        tell("gone", Optional.empty());
        passed(31);
        time.runStored(expiring("octo/repo", "gone", 2, Optional.empty()));

        // When
        worker.work("all");

        // Then
        assertThat(left()).containsExactly("gone");
    }

    @Test
    void aMassOfThemGoesInBatchesWithARestBetween() {
        // Given
        sql("INSERT INTO schedule (key, repository, job, revision) "
                + "SELECT number::text, 'octo/repo', '{}', 1 FROM generate_series(1, 501) AS number");
        passed(31);

        // When
        var first = worker.work("all");
        var between = left();
        var second = worker.work("all");

        // Then
        assertThat(between).hasSize(1);
        assertThat(left()).isEmpty();
        assertThat(first).isEqualTo(new Outcome.Again(Duration.ofMinutes(1), "more are to be forgotten"));
        assertThat(second).isEqualTo(new Outcome.Again(Duration.ofHours(1), "none are left to be forgotten"));
    }

    private void tell(String run, Optional<Instant> expiresAt) {
        time.runStored(expiring("octo/repo", run, 1, expiresAt));
    }

    private void passed(int days) {
        sql("UPDATE schedule SET told_at = told_at - interval '" + days + " days'");
    }

    @SuppressWarnings("unchecked")
    private List<String> left() {
        return QuarkusTransaction.requiringNew().call(() -> (List<String>)
                database.createNativeQuery("SELECT coalesce(job::json ->> 'run', key) FROM schedule ORDER BY 1")
                        .getResultList());
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }
}
