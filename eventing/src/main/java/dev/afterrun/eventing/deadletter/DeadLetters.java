package dev.afterrun.eventing.deadletter;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.BrokerSettings;
import dev.afterrun.eventing.outlet.Outlet;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the dead letters that are not resolved, and puts them back where they came from. */
@ApplicationScoped
public class DeadLetters {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> broker;
    private final Outlet outlet;

    DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> broker, Outlet outlet) {
        this.broker = broker;
        this.outlet = outlet;
    }

    /** Every dead letter that is not resolved, the oldest first. */
    public List<DeadLetter> list() {
        return unresolved().stream().map(DeadLetters::describe).toList();
    }

    /** One dead letter and its record's value. */
    public Optional<Found> find(String id) {
        return record(id)
                .map(letter -> new Found(describe(letter), new String(letter.value(), StandardCharsets.UTF_8)));
    }

    /** Puts the record back on its topic, then marks it as resolved; false where there is none of this id. */
    public boolean replay(String id) throws IOException {
        var found = record(id);
        if (found.isEmpty()) {
            return false;
        }
        // In this order: a crash between the two replays it twice, which every reaction bears.
        acknowledged(original(found.get()));
        acknowledged(new ProducerRecord<>(Topics.DEAD_LETTERS, id, null));
        return true;
    }

    private Optional<ConsumerRecord<String, byte[]>> record(String id) {
        return unresolved().stream().filter(letter -> letter.key().equals(id)).findFirst();
    }

    private static ProducerRecord<String, byte[]> original(ConsumerRecord<String, byte[]> letter) {
        var headers = letter.headers();
        var original = new ProducerRecord<>(
                DeadLetterHeaders.get(headers, DeadLetterHeaders.TOPIC),
                DeadLetterHeaders.get(headers, DeadLetterHeaders.KEY),
                letter.value());
        headers.forEach(header -> {
            if (!DeadLetterHeaders.ours(header.key())) {
                original.headers().add(header);
            }
        });
        return original;
    }

    private Collection<ConsumerRecord<String, byte[]>> unresolved() {
        var newest = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (!reached(consumer, ends)) {
                for (var letter : consumer.poll(POLL)) {
                    if (letter.value() == null) {
                        newest.remove(letter.key());
                    } else {
                        newest.put(letter.key(), letter);
                    }
                }
            }
        }
        return newest.values();
    }

    private static boolean reached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static DeadLetter describe(ConsumerRecord<String, byte[]> letter) {
        var headers = letter.headers();
        return new DeadLetter(
                letter.key(),
                DeadLetterHeaders.get(headers, DeadLetterHeaders.SERVICE),
                DeadLetterHeaders.get(headers, DeadLetterHeaders.TOPIC),
                Integer.parseInt(DeadLetterHeaders.get(headers, DeadLetterHeaders.PARTITION)),
                Long.parseLong(DeadLetterHeaders.get(headers, DeadLetterHeaders.OFFSET)),
                DeadLetterHeaders.get(headers, DeadLetterHeaders.KEY),
                DeadLetterHeaders.get(headers, "ce_type"),
                DeadLetterHeaders.get(headers, "ce_id"),
                DeadLetterHeaders.get(headers, DeadLetterHeaders.CAUSE),
                Instant.ofEpochMilli(letter.timestamp()));
    }

    private void acknowledged(ProducerRecord<String, byte[]> message) throws IOException {
        try {
            outlet.send(message).toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException("Kafka did not acknowledge the replay", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while replaying", e);
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        var settings = BrokerSettings.of(broker, ConsumerConfig.configNames());
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A dead letter and what could not be taken, read as UTF-8. */
    public record Found(DeadLetter letter, String value) {}
}
