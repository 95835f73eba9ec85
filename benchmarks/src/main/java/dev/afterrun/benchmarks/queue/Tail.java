package dev.afterrun.benchmarks.queue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What is appended to a topic from now on; it is in no group. */
public final class Tail implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private Tail(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    public static Tail of(Broker broker, String topic) throws IOException, InterruptedException {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var ends = broker.ends(List.of(topic));
        consumer.assign(ends.keySet());
        ends.forEach(consumer::seek);
        return new Tail(consumer);
    }

    /** What came since the last look, in the order of each partition. */
    public List<ConsumerRecord<byte[], byte[]>> look() {
        var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        consumer.poll(POLL).forEach(found::add);
        return found;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
