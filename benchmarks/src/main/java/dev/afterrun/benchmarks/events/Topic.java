package dev.afterrun.benchmarks.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A topic whose records are counted. */
public record Topic(String bootstrapServers, String name) {
    private static final int PARTITIONS = 4;

    /** Makes it, as ingest makes its own. */
    public void create() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
    }

    /** Every record that was ever appended. */
    public long records() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var partitions = admin.describeTopics(List.of(name)).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .collect(Collectors.toMap(
                            partition -> new TopicPartition(name, partition.partition()),
                            partition -> OffsetSpec.latest()));
            return admin.listOffsets(partitions).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    private Admin admin() {
        return Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }
}
