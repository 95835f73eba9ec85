package dev.afterrun.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What stands on a topic. */
public record Topic(String name) {

    /** Every record up to the present end that {@code wanted} picks. */
    public List<ConsumerRecord<String, byte[]>> records(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found.stream().filter(wanted).toList();
    }

    /** The first record that {@code wanted} picks, as soon as it is there, which is within a minute. */
    public ConsumerRecord<String, byte[]> awaited(Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        try (var consumer = consumer()) {
            consumer.assign(consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (System.nanoTime() - end < 0) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (wanted.test(message)) {
                        return message;
                    }
                }
            }
        }
        throw new AssertionError("nothing of that came to " + name);
    }

    /** Every record whose CloudEvents id this is. */
    public List<ConsumerRecord<String, byte[]>> ofEvent(String id) {
        return records(message -> header(message, "ce_id").equals(id));
    }

    /** How many records were ever put on any topic. */
    public static long recordsOnAll() {
        try (var consumer = consumer()) {
            var partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            return consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        return new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", servers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** The value of a header; empty where there is none. */
    public static String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
