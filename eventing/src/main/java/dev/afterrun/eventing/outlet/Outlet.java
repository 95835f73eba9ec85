package dev.afterrun.eventing.outlet;

import dev.afterrun.eventing.BrokerSettings;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The service's one producer. A send is done when all in-sync replicas have it (acks=all). */
@Singleton
public class Outlet {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /** The longest that one try may take; several fit into the time that a send has. */
    private static final Duration REQUEST = Duration.ofSeconds(10);

    /** A topic once known stays known, however long nothing is sent to it: the next send does not wait for it again. */
    private static final Duration KNOWN = Duration.ofDays(365);

    /** Of one partition in one request: with one request at a time, this is what a long way to the broker is filled with. */
    private static final int BATCH_BYTES = 64 * 1024;

    private final Producer<String, byte[]> producer;
    private final SendTimes times;

    @Inject
    Outlet(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            OutletSettings patience,
            MeterRegistry meters) {
        this(
                new KafkaProducer<>(settings(broker, patience), new StringSerializer(), new ByteArraySerializer()),
                meters);
    }

    /** An outlet that sends with {@code producer}, and closes it. */
    public Outlet(Producer<String, byte[]> producer, MeterRegistry meters) {
        this.producer = producer;
        this.times = new SendTimes(meters);
    }

    /** Whether a send to {@code topic} can go out without a wait; where not, asking makes it known soon. */
    public boolean knows(String topic) {
        try {
            return !producer.partitionsFor(topic).isEmpty();
        } catch (org.apache.kafka.common.KafkaException e) {
            return false;
        }
    }

    /** Sends {@code event} in binary mode; the stage fails where Kafka has not acknowledged it in time. */
    public CompletionStage<Void> send(String topic, String key, CloudEvent event) {
        return send(KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(event));
    }

    /** Sends a record as it is. */
    public CompletionStage<Void> send(ProducerRecord<String, byte[]> message) {
        var sent = new CompletableFuture<Void>();
        var begun = System.nanoTime();
        try {
            // The callback tells; the future would say the same again.
            var _ = producer.send(message, (metadata, failure) -> {
                if (failure == null) {
                    times.acknowledged(begun);
                    sent.complete(null);
                } else {
                    times.failed(begun);
                    sent.completeExceptionally(failure);
                }
            });
        } catch (org.apache.kafka.common.KafkaException e) {
            times.failed(begun);
            sent.completeExceptionally(e);
        }
        return sent;
    }

    @PreDestroy
    void close() {
        producer.close(CLOSING);
    }

    private static Map<String, Object> settings(Map<String, Object> broker, OutletSettings patience) {
        var settings = BrokerSettings.of(broker, ProducerConfig.configNames());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        var delivery = patience.delivery().toMillis();
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(REQUEST.toMillis(), delivery / 2));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience.waiting().toMillis());
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, KNOWN.toMillis());
        // What arrives while a broker's one request is under way makes the next batch: to wait for more only adds to
        // the wait, and of several requests under way each would carry a record or two, at the same cost.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        return settings;
    }
}
