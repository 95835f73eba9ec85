package dev.afterrun.duework.testing;

import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.eventing.outlet.Outlet;
import io.cloudevents.kafka.KafkaMessageFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tests tell on the topics of their broker, and find there. */
@ApplicationScoped
public class KafkaFacts {
    private static final String KEY = "key";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FactMapping mapping;
    private final Outlet outlet;
    private final String broker;

    KafkaFacts(FactMapping mapping, Outlet outlet, @ConfigProperty(name = "kafka.bootstrap.servers") String broker) {
        this.mapping = mapping;
        this.outlet = outlet;
        this.broker = broker;
    }

    /** Tells {@code fact}, as its service would. */
    public <F> void tell(String topic, FactFamily<F> family, F fact) {
        var event = new Event<>(UUID.randomUUID().toString(), "urn:tests", Instant.EPOCH, fact);
        outlet.send(topic, KEY, mapping.write(event, family))
                .toCompletableFuture()
                .join();
    }

    /** Sends what no service of ours would; returns the event's id. */
    public String send(String topic, String type, String data) {
        var id = UUID.randomUUID().toString();
        var message = new ProducerRecord<>(topic, KEY, bytes(data));
        message.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_id", bytes(id))
                .add("ce_source", bytes("urn:tests"))
                .add("ce_type", bytes(type))
                .add("content-type", bytes("application/json"));
        outlet.send(message).toCompletableFuture().join();
        return id;
    }

    /** Every fact on {@code topic} from its beginning, read until there is one that is {@code last}. */
    public <F> List<F> until(String topic, FactFamily<F> family, Predicate<F> last) {
        var facts = new ArrayList<F>();
        var end = System.nanoTime() + PATIENCE.toNanos();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (System.nanoTime() < end && facts.stream().noneMatch(last)) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    Event<F> event = mapping.read(
                            KafkaMessageFactory.createReader(message).toEvent(), family);
                    facts.add(event.fact());
                }
            }
        }
        return facts;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers", broker, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest");
    }
}
