package dev.afterrun.duework.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import dev.afterrun.eventing.deadletter.DeadLetters;
import dev.afterrun.eventing.inbox.EventsToCome;
import dev.afterrun.eventing.outlet.Outlet;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Against a real broker: where a group stands beside a moment. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
class EventsToComeTest {
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private final TopicPartition partition = new TopicPartition("read-" + UUID.randomUUID(), 0);

    @Inject
    EventsToCome events;

    @Inject
    Outlet outlet;

    @Inject
    DeadLetterWriter writer;

    @Inject
    DeadLetters deadLetters;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "quarkus.application.name")
    String group;

    @Test
    void aGroupHasReadAllUntilAMomentOnceItStandsBehindEverythingToldUntilThen() throws Exception {
        // Given
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1)))
                    .all()
                    .get();
        }
        var before = told(NOON.minusSeconds(60));
        var at = told(NOON);
        told(NOON.plusSeconds(60));

        // When
        stand(before);
        var beforeAny = events.allRead(partition.topic(), NOON);
        stand(at);
        var beforeTheLast = events.allRead(partition.topic(), NOON);
        stand(at + 1);
        var behindThem = events.allRead(partition.topic(), NOON);
        var ofALaterMoment = events.allRead(partition.topic(), NOON.plusSeconds(3_600));

        // Then
        assertThat(beforeAny).isFalse();
        assertThat(beforeTheLast).isFalse();
        assertThat(behindThem).isTrue();
        assertThat(ofALaterMoment).isFalse();
    }

    @Test
    void aDeadLetterIsKnownByItsKeyUntilItIsResolved() throws IOException {
        // Given
        var key = "local:octo/hello:" + UUID.randomUUID();
        var offset = System.nanoTime();
        writer.write(
                new ConsumerRecord<>(Topics.RUNS, 0, offset, key, new byte[] {1}), new IllegalStateException("poison"));

        // When
        var unresolved = events.deadLetter(Topics.RUNS, key);
        var anothers = events.deadLetter(Topics.RUNS, key + "0");
        var onAnotherTopic = events.deadLetter(Topics.EXPIRY, key);
        deadLetters.replay(group + "/" + Topics.RUNS + "/0/" + offset);
        var resolved = events.deadLetter(Topics.RUNS, key);

        // Then
        assertThat(unresolved).isTrue();
        assertThat(anothers).isFalse();
        assertThat(onAnotherTopic).isFalse();
        assertThat(resolved).isFalse();
    }

    /** The offset of an event that was told then. */
    private long told(Instant time) throws Exception {
        outlet.send(new ProducerRecord<>(partition.topic(), 0, time.toEpochMilli(), "key", new byte[] {1}))
                .toCompletableFuture()
                .get();
        try (var admin = admin()) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset()
                    - 1;
        }
    }

    private void stand(long offset) throws Exception {
        try (var admin = admin()) {
            admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(offset)))
                    .all()
                    .get();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker));
    }
}
