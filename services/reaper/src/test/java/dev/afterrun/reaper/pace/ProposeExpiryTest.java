package dev.afterrun.reaper.pace;

import static dev.afterrun.reaper.StoredJob.expiring;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.duework.WorkCycle;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.reaper.schedule.Schedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class ProposeExpiryTest {
    private static final String REPOSITORY = "octo/repo";
    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    KeepTime time;

    @Inject
    ProposeExpiry worker;

    @Inject
    WorkCycle cycle;

    @Inject
    Schedule schedule;

    @Inject
    EntityManager database;

    @Inject
    Proposals proposals;

    private Instant now;

    @BeforeEach
    void nothingIsScheduled() {
        sql("TRUNCATE schedule, due_work");
        now = QuarkusTransaction.requiringNew().call(schedule::now);
        proposals.forget();
    }

    @Test
    void filesThatAreDueAreProposed() {
        // Given
        tell("1", 1, now.minus(DAY));

        // When
        work();

        // Then
        assertThat(proposals.made()).containsExactly("1");
    }

    @Test
    void aScheduleThatWasLostIsBuiltAnewOfWhatIsToldAgainUnderTheSameRevision() {
        // Given
        tell("1", 3, now.minus(DAY));
        tell("2", 1, now.plus(DAY));
        sql("TRUNCATE schedule, due_work");

        // When
        tell("1", 3, now.minus(DAY));
        tell("2", 1, now.plus(DAY));
        tell("1", 3, now.minus(DAY));
        work();

        // Then
        assertThat(proposals.made()).containsExactly("1");
    }

    @Test
    void whatIsToldAgainChangesNothingWhereItIsKnown() {
        // Given
        tell("1", 3, now.minus(DAY));
        work();

        // When
        tell("1", 3, now.minus(DAY));
        work();

        // Then
        assertThat(proposals.made()).containsExactly("1");
    }

    @Test
    void filesThatAreNotDueAreNotProposed() {
        // Given
        tell("1", 1, now.plus(DAY));

        // When
        work();

        // Then
        assertThat(proposals.made()).isEmpty();
        assertThat(waiting()).isBetween(DAY.minusMinutes(5), DAY);
    }

    @Test
    void extensionPutsTheProposalOff() {
        // Given
        tell("1", 1, now.minus(DAY));
        tell("1", 2, now.plus(DAY));

        // When
        work();

        // Then
        assertThat(proposals.made()).isEmpty();
    }

    @Test
    void jobThatComesToItsEndSoonerIsNotHeldUpByOneThatComesLater() {
        // Given
        tell("late", 1, now.plus(DAY));
        work();

        // When
        tell("soon", 1, now.minusSeconds(1));
        work();

        // Then
        assertThat(proposals.made()).containsExactly("soon");
    }

    @Test
    void redeliveredSnapshotProposesNothingAnew() {
        // Given
        tell("1", 1, now.minus(DAY));
        work();

        // When
        tell("1", 1, now.minus(DAY));
        dueWorkIsDue();
        work();

        // Then
        assertThat(proposals.made()).containsExactly("1");
    }

    @Test
    void olderSnapshotDoesNotBringBackWhatHasGone() {
        // Given
        tell("1", 2, null);

        // When
        tell("1", 1, now.minus(DAY));
        work();

        // Then
        assertThat(proposals.made()).isEmpty();
    }

    @Test
    void whatHasGoneIsNotProposedAgain() {
        // Given
        tell("1", 1, now.minus(DAY));
        work();
        tell("1", 2, null);

        // When
        anIntervalPasses();
        work();

        // Then
        assertThat(proposals.made()).containsExactly("1");
        assertThat(count("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void whatStorageHasNotActedOnIsProposedAgain() {
        // Given
        tell("1", 1, now.minus(DAY));
        work();

        // When
        anIntervalPasses();
        work();

        // Then
        assertThat(proposals.made()).containsExactly("1", "1");
    }

    @Test
    void manyEndsAreProposedInBatchesTheOldestFirst() {
        // Given
        IntStream.range(0, 25).forEach(run -> tell("" + run, 1, now.minus(DAY).minusSeconds(run)));

        // When
        work();

        // Then
        assertThat(proposals.made()).hasSize(10).contains("24", "15").doesNotContain("14");
        assertThat(waiting()).isBetween(Duration.ofSeconds(10), Duration.ofMinutes(1));
        dueWorkIsDue();
        work();
        dueWorkIsDue();
        work();
        assertThat(proposals.made()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void massOfOneRepositoryDoesNotHoldUpAnother() {
        // Given
        IntStream.range(0, 25).forEach(run -> tell("" + run, 1, now.minus(DAY)));
        time.runStored(expiring("octo/other", "other", 1, Optional.of(now.minusSeconds(1))));

        // When
        work();

        // Then
        assertThat(proposals.made()).contains("other");
    }

    @Test
    void twoReplicasProposeNothingTwice() throws Exception {
        // Given
        IntStream.range(0, 20).forEach(run -> tell("" + run, 1, now.minus(DAY)));
        var start = new CyclicBarrier(2);

        // When
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var outcome : threads.invokeAll(List.of(() -> workAt(start), () -> workAt(start)))) {
                assertThat(outcome.get()).isInstanceOf(Outcome.Again.class);
            }
        }

        // Then
        assertThat(proposals.made()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void overdueIsCountedUntilItHasGone() {
        // Given
        tell("1", 1, now.minus(DAY));
        tell("2", 1, now.plus(DAY));

        // When
        var overdue = schedule.overdue();

        // Then
        assertThat(overdue.jobs()).isEqualTo(1);
        assertThat(overdue.age()).isBetween(DAY, DAY.plusMinutes(5));
    }

    private Outcome workAt(CyclicBarrier start) throws Exception {
        start.await();
        return worker.work("local:" + REPOSITORY);
    }

    private void tell(String run, long revision, Instant expiresAt) {
        time.runStored(expiring(REPOSITORY, run, revision, Optional.ofNullable(expiresAt)));
    }

    private void work() {
        while (cycle.next(worker)) {
            // Until nothing is due.
        }
    }

    private void dueWorkIsDue() {
        sql("UPDATE due_work SET due_at = clock_timestamp()");
    }

    private void anIntervalPasses() {
        sql("UPDATE schedule SET propose_at = clock_timestamp() WHERE propose_at IS NOT NULL");
        dueWorkIsDue();
    }

    private Duration waiting() {
        return Duration.ofMillis(count("SELECT extract(epoch FROM due_at - clock_timestamp()) * 1000 FROM due_work"));
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery(statement).executeUpdate());
    }

    private long count(String query) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ((Number) database.createNativeQuery(query).getSingleResult()).longValue());
    }
}
