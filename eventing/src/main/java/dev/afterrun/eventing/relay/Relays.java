package dev.afterrun.eventing.relay;

import dev.afterrun.eventing.BrokerSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts relays, whose group goes by the service's name. Not a channel of the framework: those have their topics by then when the service is
 * built, and pause all that they read at once.
 */
@ApplicationScoped
public class Relays {
    /** Of all topics, what is taken before anything of it is acknowledged: it lies in the outlet beside what others send. */
    private static final int MOST_RECORDS = 100;

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_BYTES_OF_PARTITION = 1024 * 1024;

    private final Map<String, Object> broker;
    private final String service;

    Relays(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.broker = broker;
        this.service = service;
    }

    /** Starts to read {@code topics}, which may be made later, beside all other replicas of the service. */
    public Relay start(Set<String> topics, Forwarding forwarding) {
        return Relay.start(consumer(broker, service), topics, forwarding);
    }

    /** A consumer as relays want it, of the group {@code group}. */
    public static Consumer<String, byte[]> consumer(Map<String, Object> broker, String group) {
        var settings = BrokerSettings.of(broker, ConsumerConfig.configNames());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Whoever writes in transactions has written nothing until those end well.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A topic that a client made would have no bounds.
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, MOST_BYTES_OF_PARTITION);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
