package dev.afterrun.reaper;

import static dev.afterrun.reaper.StoredJob.expiring;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.StorageFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.duework.WorkCycle;
import dev.afterrun.duework.Worker;
import dev.afterrun.duework.testing.KafkaFacts;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.deadletter.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class ReaperReactionsTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    WorkCycle cycle;

    @Inject
    @All
    List<Worker> workers;

    @Inject
    KafkaFacts facts;

    @Inject
    DeadLetters deadLetters;

    @Inject
    MeterRegistry meters;

    @Test
    void snapshotWhoseTimeHasComeIsAnsweredWithAProposal() {
        // Given
        var stored = expiring("octo/due", run(), 1, Optional.of(LONG_AGO));

        // When
        tell(stored);
        await().atMost(60, SECONDS).until(this::proposed);

        // Then
        var proposal = new ExpiryDue(stored.job(), LONG_AGO);
        assertThat(facts.<ExpiryFact>until(Topics.EXPIRY, FactFamily.EXPIRY, proposal::equals))
                .contains(proposal);
    }

    @Test
    void snapshotThatCannotBeReadGoesToTheDeadLettersAndThePartitionMovesOn() {
        // Given
        var poison = facts.send(Topics.STORAGE, RunStored.TYPE, "{\"job\": 1}");

        // When
        tell(expiring("octo/after-poison", run(), 1, Optional.of(LONG_AGO)));

        // Then
        await().atMost(60, SECONDS).until(this::proposed);
        assertThat(deadLetters.list())
                .filteredOn(letter -> letter.eventId().equals(poison))
                .hasSize(1)
                .allSatisfy(letter -> assertThat(letter.service()).isEqualTo("reaper"));
    }

    @Test
    void factOfANewerStorageIsCountedAndPassedOver() {
        // Given
        var counter = meters.counter("afterrun.facts.unknown", "topic", "storage");
        var before = counter.count();

        // When
        facts.send(Topics.STORAGE, "dev.afterrun.something.newer.v1", "{}");

        // Then
        await().atMost(60, SECONDS).until(() -> counter.count() > before);
    }

    private boolean proposed() {
        return workers.stream().filter(worker -> worker.kind().equals("expiry")).anyMatch(cycle::next);
    }

    private static String run() {
        return UUID.randomUUID().toString();
    }

    private void tell(RunStored stored) {
        facts.<StorageFact>tell(Topics.STORAGE, FactFamily.STORAGE, stored);
    }
}
