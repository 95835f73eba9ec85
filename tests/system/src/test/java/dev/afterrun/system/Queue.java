package dev.afterrun.system;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.launcher.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics, as whoever has the broker's address can read and write them. */
record Queue(Map<String, Object> broker) {
    private static final Duration POLL = Duration.ofMillis(200);

    static Queue of(Stack stack) {
        return new Queue(Map.of("bootstrap.servers", stack.broker().address()));
    }

    /** How the keys of a repository's records begin. */
    static String keyOf(RepositoryName repository) {
        return "local:" + repository;
    }

    /** Every record of a topic whose key begins so, in the order of each partition. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic, String keyPrefix)
            throws ExecutionException, InterruptedException {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var admin = Admin.create(broker);
                var consumer = new KafkaConsumer<>(broker, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var ends = Stillness.ends(admin, List.of(topic));
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(found::add);
            }
        }
        return found.stream()
                .filter(message -> message.key() != null && text(message.key()).startsWith(keyPrefix))
                .toList();
    }

    /** Puts one more record on a topic. */
    RecordMetadata send(ProducerRecord<byte[], byte[]> message) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(message).get();
        }
    }

    /** Sends records again as they are, the last first, each so many times in a row. */
    void sendInReverse(List<ConsumerRecord<byte[], byte[]>> records, int times)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var message : records.reversed()) {
                for (var i = 0; i < times; i++) {
                    producer.send(new ProducerRecord<>(
                                    message.topic(), null, message.key(), message.value(), message.headers()))
                            .get();
                }
            }
        }
    }

    /** Lets a group that nobody is in go on after everything that the topic has by now. */
    void skip(String group, String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(broker)) {
            var ends = Stillness.ends(admin, List.of(topic)).entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue())));
            admin.alterConsumerGroupOffsets(group, ends).all().get();
        }
    }

    /** Lets a group that nobody is in hear everything again that topics have had. */
    void rewind(String group, List<String> topics) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(broker)) {
            var begins = Stillness.ends(admin, topics).keySet().stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
            admin.alterConsumerGroupOffsets(group, begins).all().get();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
