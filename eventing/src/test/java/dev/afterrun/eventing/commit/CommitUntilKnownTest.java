package dev.afterrun.eventing.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailStop;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel's commits, as its group comes and goes. */
class CommitUntilKnownTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final TopicPartition PARTITION = new TopicPartition("afterrun.runs", 5);
    private static final Map<TopicPartition, OffsetAndMetadata> AFTER_27 = Map.of(PARTITION, new OffsetAndMetadata(28));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.closeAndAwait();
    }

    @Test
    void whatARebalanceKeptFromBeingCommittedIsCommittedThoughNoFurtherRecordComes() throws InterruptedException {
        // Given
        var consumer = new RebalancingConsumer(3, List.of(PARTITION));
        var commits = commits(consumer, OFTEN);
        var message = received(commits, 27);

        // When
        message.ack().toCompletableFuture().join();

        // Then
        assertThat(consumer.nextCommit()).isEqualTo(AFTER_27);
    }

    @Test
    void whatIsDoneWithIsCommittedBeforeThePartitionGoes() throws InterruptedException {
        // Given
        var consumer = new RebalancingConsumer(0, List.of(PARTITION));
        var commits = commits(consumer, NEVER);
        received(commits, 27).ack().toCompletableFuture().join();

        // When
        commits.partitionsRevoked(List.of(PARTITION));

        // Then
        assertThat(consumer.nextCommit()).isEqualTo(AFTER_27);
    }

    @Test
    void whatCouldNotBeCommittedBeforeThePartitionWentIsNotCommittedWhenItComesBack() {
        // Given
        var consumer = new RebalancingConsumer(1, List.of(PARTITION));
        var commits = commits(consumer, NEVER);
        received(commits, 27).ack().toCompletableFuture().join();
        commits.partitionsRevoked(List.of(PARTITION));

        // When
        commits.partitionsAssigned(List.of(PARTITION));
        commits.partitionsRevoked(List.of(PARTITION));

        // Then
        assertThat(consumer.hasCommitted()).isFalse();
    }

    @Test
    void whatIsDoneWithIsCommittedBeforeTheServiceGoes() throws InterruptedException {
        // Given
        var consumer = new RebalancingConsumer(0, List.of(PARTITION));
        var commits = commits(consumer, Duration.ofMinutes(1));
        received(commits, 27).ack().toCompletableFuture().join();

        // When
        commits.terminate(true);

        // Then
        assertThat(consumer.nextCommit()).isEqualTo(AFTER_27);
    }

    @Test
    void whatIsUnderWayWhenTheServiceGoesIsLeft() throws InterruptedException {
        // Given
        var consumer = new RebalancingConsumer(0, List.of(PARTITION));
        var commits = commits(consumer, Duration.ofMillis(500));
        received(commits, 27).ack().toCompletableFuture().join();
        received(commits, 28);

        // When
        commits.terminate(true);

        // Then
        assertThat(consumer.nextCommit()).isEqualTo(AFTER_27);
    }

    private CommitUntilKnown commits(RebalancingConsumer consumer, Duration interval) {
        return new CommitUntilKnown(vertx, new SameThread(consumer), interval);
    }

    private static IncomingKafkaRecord<String, byte[]> received(CommitUntilKnown commits, long offset) {
        var message = new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, "key", new byte[0]);
        var incoming = new IncomingKafkaRecord<>(
                message, "runs", 0, commits, new KafkaFailStop("runs", (failure, fatal) -> {}), false);
        return commits.received(incoming).await().indefinitely();
    }

    private record SameThread(RebalancingConsumer consumer) implements PollingThread {
        @Override
        public Uni<Void> run(java.util.function.Consumer<Consumer<?, ?>> action) {
            return Uni.createFrom().item(consumer).invoke(action).replaceWithVoid();
        }
    }
}
