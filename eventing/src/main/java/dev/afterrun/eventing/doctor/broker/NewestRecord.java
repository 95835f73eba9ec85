package dev.afterrun.eventing.doctor.broker;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** When something was told last, as the broker has it: what replicas were told and what was before their start included. */
@ApplicationScoped
public class NewestRecord {
    private final Broker broker;

    NewestRecord(Broker broker) {
        this.broker = broker;
    }

    /** When the newest record on {@code topic} was written; empty where it has none, or none any more. */
    public Optional<Instant> on(String topic) throws IOException, InterruptedException {
        return broker.ask(admin -> {
            var partitions = Broker.await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                    .flatMap(found -> found.partitions().stream())
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(topic, partition.partition()),
                            _ -> OffsetSpec.maxTimestamp()));
            return Broker.await(admin.listOffsets(partitions).all()).values().stream()
                    .filter(newest -> newest.offset() >= 0)
                    .map(ListOffsetsResultInfo::timestamp)
                    .max(Long::compare)
                    .map(Instant::ofEpochMilli);
        });
    }
}
