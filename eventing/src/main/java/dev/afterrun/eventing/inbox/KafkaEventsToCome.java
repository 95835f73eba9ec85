package dev.afterrun.eventing.inbox;

import dev.afterrun.eventing.BrokerSettings;
import dev.afterrun.eventing.deadletter.DeadLetters;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** As the broker tells it: offsets that the service's group has committed, beside those of a moment. */
@ApplicationScoped
class KafkaEventsToCome implements EventsToCome {
    private final Map<String, Object> broker;
    private final DeadLetters deadLetters;
    private final String service;

    /** @param service the name of the service, and of its consumer group */
    KafkaEventsToCome(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            DeadLetters deadLetters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.broker = broker;
        this.deadLetters = deadLetters;
        this.service = service;
    }

    @Override
    public boolean allRead(String topic, Instant until) throws IOException {
        try (var admin = Admin.create(settings())) {
            // First where the group stands: what is read or told while we ask can only make the answer a later yes.
            var committed = await(admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata());
            var partitions = partitions(admin, topic);
            var first = offsets(admin, partitions, OffsetSpec.earliest());
            var after = offsets(admin, partitions, OffsetSpec.forTimestamp(until.toEpochMilli() + 1));
            var end = offsets(admin, partitions, OffsetSpec.latest());
            return partitions.stream().allMatch(partition -> {
                // Where nothing was told since, all that is there was told before.
                var goal = of(after, partition) < 0 ? of(end, partition) : of(after, partition);
                return Math.max(position(committed, partition), of(first, partition)) >= goal;
            });
        }
    }

    @Override
    public boolean deadLetter(String topic, String key) throws IOException {
        try {
            return deadLetters.list().stream()
                    .anyMatch(letter -> letter.service().equals(service)
                            && letter.topic().equals(topic)
                            && letter.key().equals(key));
        } catch (KafkaException e) {
            throw new IOException("the dead letters cannot be read", e);
        }
    }

    private static long position(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        return Optional.ofNullable(committed.get(partition))
                .map(OffsetAndMetadata::offset)
                .orElse(0L);
    }

    private static long of(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition), "an answer for each partition that was asked about");
    }

    private static List<TopicPartition> partitions(Admin admin, String topic) throws IOException {
        return await(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Collection<TopicPartition> of, OffsetSpec which)
            throws IOException {
        var asked = of.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        return await(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<String, Object> settings() {
        var settings = BrokerSettings.of(broker, AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    private static <T> T await(KafkaFuture<T> answer) throws IOException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException("the broker does not tell how far this service has read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the broker", e);
        }
    }
}
