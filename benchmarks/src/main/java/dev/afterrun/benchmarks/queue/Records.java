package dev.afterrun.benchmarks.queue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records of a topic as they were appended. */
public record Records(List<ConsumerRecord<byte[], byte[]>> records) {
    public Records {
        records = List.copyOf(records);
    }

    /** Appends them once more, in their order, as fast as the broker takes them. */
    public void send(Broker broker) throws IOException, InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var sent = records.stream()
                    .map(one -> producer.send(
                            new ProducerRecord<>(one.topic(), null, one.key(), one.value(), one.headers())))
                    .toList();
            for (var one : sent) {
                var _ = one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the broker did not take a record", e);
        }
    }
}
