package dev.afterrun.ingest.produced;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.PatternType.LITERAL;
import static org.apache.kafka.common.resource.PatternType.PREFIXED;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.relay.Forwarding;
import dev.afterrun.eventing.relay.Message;
import dev.afterrun.eventing.relay.Relay;
import dev.afterrun.eventing.relay.Relays;
import dev.afterrun.ingest.KafkaBroker;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules that deploy/k8s gives a producer and ingest, on a broker that keeps to them: a topic is proof of who writes there. */
class AclTest {
    private static final String OWN = Topics.PRODUCED + "jenkins";
    private static final String OTHERS = Topics.PRODUCED + "other";

    private static final KafkaBroker BROKER = new KafkaBroker(Set.of("jenkins", "other", "ingest"));

    @BeforeAll
    static void startBroker() throws Exception {
        var servers = BROKER.start().get("kafka.bootstrap.servers");
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(Stream.of(OWN, OTHERS, Topics.RUNS, Topics.DEAD_LETTERS)
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
            admin.createAcls(Stream.of(
                                    rules("jenkins", TOPIC, OWN, LITERAL, WRITE, DESCRIBE),
                                    rules("other", TOPIC, OTHERS, LITERAL, WRITE, DESCRIBE),
                                    rules("ingest", TOPIC, Topics.PRODUCED, PREFIXED, READ, WRITE, DESCRIBE),
                                    rules("ingest", GROUP, "ingest", LITERAL, READ))
                            .flatMap(rules -> rules)
                            .toList())
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void stopBroker() {
        BROKER.stop();
    }

    @Test
    void aProducerWritesItsOwnTopicAndIngestReadsIt() throws Exception {
        // Given
        BlockingQueue<String> read = new LinkedBlockingQueue<>();
        var forwarding = new Forwarding() {
            @Override
            public Duration pause(String topic) {
                return Duration.ZERO;
            }

            @Override
            public CompletionStage<Void> take(Message message) {
                read.add(message.topic());
                return CompletableFuture.completedFuture(null);
            }
        };

        // When
        write("jenkins", OWN);
        write("other", OTHERS);

        // Then
        try (var _ = Relay.start(Relays.consumer(BROKER.as("ingest"), "ingest"), Set.of(OWN, OTHERS), forwarding)) {
            assertThat(Arrays.asList(read.poll(60, TimeUnit.SECONDS), read.poll(60, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder(OWN, OTHERS);
        }
    }

    @Test
    void aProducerWritesNoTopicOfAnotherAndNoneOfOurs() {
        for (var topic : List.of(OTHERS, Topics.RUNS, Topics.DEAD_LETTERS)) {
            assertThatThrownBy(() -> write("jenkins", topic))
                    .as(topic)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void aProducerReadsNothing() {
        for (var topic : List.of(OWN, OTHERS, Topics.RUNS)) {
            try (var consumer = Relays.consumer(BROKER.as("jenkins"), "ingest")) {
                consumer.assign(List.of(new TopicPartition(topic, 0)));
                consumer.seekToBeginning(consumer.assignment());
                assertThatThrownBy(() -> consumer.poll(Duration.ofMinutes(1)))
                        .as(topic)
                        .isInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    private static void write(String user, String topic) throws ExecutionException, InterruptedException {
        var settings = new HashMap<>(BROKER.as(user));
        settings.put("max.block.ms", 60_000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "an event".getBytes(UTF_8)))
                    .get();
        }
    }

    private static Stream<AclBinding> rules(
            String user, ResourceType type, String name, PatternType pattern, AclOperation... operations) {
        return Stream.of(operations)
                .map(operation -> new AclBinding(
                        new ResourcePattern(type, name, pattern),
                        new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
    }
}
