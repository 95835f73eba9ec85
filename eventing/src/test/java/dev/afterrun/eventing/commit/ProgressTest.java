package dev.afterrun.eventing.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.junit.jupiter.api.Test;

/** What one consumer tells the broker of all its partitions. */
class ProgressTest {
    private static final TopicPartition OURS = new TopicPartition("afterrun.runs", 5);
    private static final TopicPartition OF_ANOTHER = new TopicPartition("afterrun.runs", 6);

    private final Progress progress = new Progress(Duration.ofSeconds(5));

    @Test
    void whatTheBrokerFailedToTakeIsCommittedNextTime() throws InterruptedException {
        // Given
        var consumer = new RebalancingConsumer(1, List.of(OURS));
        taken(OURS, 27);
        assertThatThrownBy(() -> progress.commit(consumer)).isInstanceOf(RebalanceInProgressException.class);

        // When
        progress.commit(consumer);

        // Then
        assertThat(consumer.nextCommit()).isEqualTo(Map.of(OURS, new OffsetAndMetadata(28)));
        assertThat(progress.due()).isEmpty();
    }

    @Test
    void whatTheBrokerKnowsIsNotCommittedAgain() throws InterruptedException {
        // Given
        var consumer = new RebalancingConsumer(0, List.of(OURS));
        taken(OURS, 27);
        progress.commit(consumer);
        consumer.nextCommit();

        // When
        progress.commit(consumer);

        // Then
        assertThat(consumer.hasCommitted()).isFalse();
    }

    @Test
    void theirPlaceInAPartitionIsNotTakenBackFromOthers() throws InterruptedException {
        // Given
        var consumer = new RebalancingConsumer(0, List.of(OURS));
        taken(OURS, 27);
        taken(OF_ANOTHER, 3);

        // When
        progress.commit(consumer);

        // Then
        assertThat(consumer.nextCommit()).containsOnlyKeys(OURS);
        assertThat(progress.due()).isEmpty();
    }

    @Test
    void whatWasDoneWithAfterThePartitionWentIsNotOurs() {
        // Given
        progress.received(OURS, 27);
        progress.forget(List.of(OURS));

        // When
        progress.done(OURS, 27);

        // Then
        assertThat(progress.due()).isEmpty();
    }

    @Test
    void itIsToldWhetherEverythingWasDoneWithInTime() throws InterruptedException {
        // Given
        taken(OURS, 27);
        var before = progress.awaitDone(Duration.ofMillis(1));

        // When
        progress.received(OURS, 28);

        // Then
        assertThat(before).isTrue();
        assertThat(progress.awaitDone(Duration.ofMillis(1))).isFalse();
    }

    private void taken(TopicPartition partition, long offset) {
        progress.received(partition, offset);
        progress.done(partition, offset);
    }
}
