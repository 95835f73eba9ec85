package dev.afterrun.notifier;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.notifier.forge.ForgeSettings;
import dev.afterrun.notifier.rendering.CommentRendering;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.StoredJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class NotifierReactionsTest {
    @Inject
    WorkCycle cycle;

    @Inject
    @All
    List<Worker> workers;

    @Inject
    Forge forge;

    @Inject
    ForgeSettings settings;

    @Inject
    KafkaFacts facts;

    @Inject
    DeadLetters deadLetters;

    @Inject
    MeterRegistry meters;

    @Test
    void snapshotBecomesAComment() throws IOException {
        // Given
        open(1);

        // When
        tell(job("build").of(1).run(run()));

        // Then
        awaitComment(1);
    }

    @Test
    void snapshotThatCannotBeReadGoesToTheDeadLettersAndThePartitionMovesOn() throws IOException {
        // Given
        open(2);
        var poison = facts.send(Topics.STORAGE, RunStored.TYPE, "{\"job\": 1}");

        // When
        tell(job("build").of(2).run(run()));

        // Then
        awaitComment(2);
        assertThat(deadLetters.list())
                .filteredOn(letter -> letter.eventId().equals(poison))
                .hasSize(1)
                .allSatisfy(letter -> assertThat(letter.service()).isEqualTo("notifier"));
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

    private void awaitComment(int number) {
        await().atMost(60, SECONDS).untilAsserted(() -> {
            workers.stream().filter(worker -> worker.kind().equals("comment")).forEach(cycle::next);
            assertThat(forge.comments(REPOSITORY, number, CommentRendering.MARKER))
                    .hasSize(1);
        });
    }

    private static String run() {
        return UUID.randomUUID().toString();
    }

    private void open(int number) throws IOException {
        new JsonClient(settings.url(), Map.of())
                .send("PUT", "/v1/repos/" + REPOSITORY + "/pulls/" + number, Map.of("head", "a".repeat(40)))
                .good();
    }

    private void tell(StoredJob job) {
        facts.<StorageFact>tell(
                Topics.STORAGE, FactFamily.STORAGE, job.worthTelling().stored());
    }
}
