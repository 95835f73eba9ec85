package dev.afterrun.ingest.produced;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.eventing.relay.Forwarding;
import dev.afterrun.eventing.relay.Message;
import dev.afterrun.eventing.relay.Relay;
import dev.afterrun.eventing.relay.Relays;
import dev.afterrun.ingest.KafkaBroker;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a relay does where things go wrong, on a real broker. */
class RelayTest {
    private static final KafkaBroker BROKER = new KafkaBroker();
    private static Map<String, Object> broker;

    private final String topic = "topic-" + UUID.randomUUID();
    private final String other = "other-" + UUID.randomUUID();
    private final String group = "group-" + UUID.randomUUID();
    private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

    @BeforeAll
    static void startBroker() {
        broker = Map.of("bootstrap.servers", BROKER.start().get("kafka.bootstrap.servers"));
    }

    @AfterAll
    static void stopBroker() {
        BROKER.stop();
    }

    @Test
    void whatWasAcknowledgedAndNotCommittedIsTakenAgainByWhoeverComesNext() throws Exception {
        // Given
        make(topic, 1);
        write(topic, "one", "two");
        var died = new CompletableFuture<Void>();
        Relay.start(dyingAtTheCommit(died), Set.of(topic), accepting());
        died.get(60, TimeUnit.SECONDS);
        assertThat(next(2)).containsExactly("one", "two");

        // When
        try (var _ = relay(accepting())) {

            // Then
            assertThat(next(2)).containsExactly("one", "two");
        }
    }

    @Test
    void whatWasCommittedIsNotTakenAgain() throws Exception {
        // Given
        make(topic, 1);
        write(topic, "one", "two");
        try (var _ = relay(accepting())) {
            assertThat(next(2)).containsExactly("one", "two");
        }
        write(topic, "three");

        // When
        try (var _ = relay(accepting())) {

            // Then
            assertThat(next(1)).containsExactly("three");
        }
    }

    @Test
    void whatIsNotAcknowledgedIsTakenAgainInItsOrderAndNothingElseWaitsForIt() throws Exception {
        // Given
        make(topic, 1);
        make(other, 1);
        var tries = new AtomicInteger();
        var forwarding = forwarding(value -> {
            taken.add(value);
            return value.equals("one") && tries.incrementAndGet() < 4
                    ? CompletableFuture.failedFuture(new IOException("the broker is away"))
                    : CompletableFuture.completedFuture(null);
        });
        try (var relay = Relay.start(Relays.consumer(broker, group), Set.of(topic, other), forwarding)) {

            // When
            write(topic, "one");
            assertThat(next(1)).containsExactly("one");
            write(other, "elsewhere");
            write(topic, "two");

            // Then
            var seen = new ArrayList<String>();
            while (!seen.contains("elsewhere")
                    || tries.get() < 4
                    || !seen.getLast().equals("two")) {
                seen.addAll(next(1));
            }
            write(topic, "three");
            assertThat(next(1)).containsExactly("three");
            write(topic, "four");
            assertThat(next(1)).containsExactly("four");
            assertThat(tries).hasValue(4);
            assertThat(relay.standing()).isZero();
        }
    }

    @Test
    void aForwardingThatThrowsIsAskedAgain() throws Exception {
        // Given
        make(topic, 1);
        var tries = new AtomicInteger();
        var forwarding = forwarding(value -> {
            if (tries.incrementAndGet() < 3) {
                throw new IllegalStateException("a fault of ours");
            }
            return accepted(value);
        });

        // When
        try (var _ = relay(forwarding)) {
            write(topic, "one");

            // Then
            assertThat(next(1)).containsExactly("one");
            assertThat(tries).hasValue(3);
        }
    }

    @Test
    void aTopicThatHasToWaitStandsStillAndAnotherDoesNot() throws Exception {
        // Given
        make(topic, 1);
        make(other, 1);
        var held = new AtomicBoolean(true);
        var forwarding = new Forwarding() {
            @Override
            public Duration pause(String name) {
                return name.equals(topic) && held.get() ? Duration.ofMillis(100) : Duration.ZERO;
            }

            @Override
            public CompletionStage<Void> take(Message message) {
                return accepted(text(message));
            }
        };
        write(topic, "too fast", "and again");
        write(other, "calm");

        // When
        try (var _ = Relay.start(Relays.consumer(broker, group), Set.of(topic, other), forwarding)) {

            // Then
            assertThat(next(1)).containsExactly("calm");
            assertThat(taken).isEmpty();
            held.set(false);
            assertThat(next(2)).containsExactly("too fast", "and again");
        }
    }

    @Test
    void replicasShareTheWorkAndOneThatLeavesIsReplaced() throws Exception {
        // Given
        make(topic, 4);
        var first = new LinkedBlockingQueue<String>();
        var second = new LinkedBlockingQueue<String>();
        var values = new ArrayList<String>();
        try (var one = relay(forwarding(value -> accepted(first, value)));
                var two = relay(forwarding(value -> accepted(second, value)))) {
            // Both have something to do once the group has shared the partitions.
            for (var i = 0; first.isEmpty() || second.isEmpty(); i++) {
                values.add("value " + i);
                write(topic, values.getLast());
            }

            // When
            one.close();
            write(topic, "afterwards", "afterwards", "afterwards", "afterwards");

            // Then
            for (var i = 0; i < 4; ) {
                if (second.poll(60, TimeUnit.SECONDS).equals("afterwards")) {
                    i++;
                }
            }
            assertThat(two.standing()).isZero();
        }
        assertThat(values).isNotEmpty();
    }

    @Test
    void aTopicThatIsMadeLaterIsReadThen() throws Exception {
        // Given
        make(topic, 1);
        try (var _ = Relay.start(Relays.consumer(broker, group), Set.of(topic, other), accepting())) {
            write(topic, "one");
            assertThat(next(1)).containsExactly("one");

            // When
            make(other, 1);
            write(other, "later");

            // Then
            assertThat(next(1)).containsExactly("later");
        }
    }

    @Test
    void aBrokerThatWasAwayIsReadAgain() throws Exception {
        // Given
        make(topic, 1);
        try (var _ = relay(accepting())) {
            write(topic, "before");
            assertThat(next(1)).containsExactly("before");

            // When
            BROKER.stop();
            BROKER.start();
            write(topic, "after");

            // Then
            var seen = next(1);
            assertThat(seen.equals(List.of("before")) ? next(1) : seen).containsExactly("after");
        }
    }

    private Relay relay(Forwarding forwarding) {
        return Relay.start(Relays.consumer(broker, group), Set.of(topic), forwarding);
    }

    private Forwarding accepting() {
        return forwarding(this::accepted);
    }

    private CompletionStage<Void> accepted(String value) {
        return accepted(taken, value);
    }

    private static CompletionStage<Void> accepted(BlockingQueue<String> queue, String value) {
        queue.add(value);
        return CompletableFuture.completedFuture(null);
    }

    private static Forwarding forwarding(Function<String, CompletionStage<Void>> taking) {
        return new Forwarding() {
            @Override
            public Duration pause(String topic) {
                return Duration.ZERO;
            }

            @Override
            public CompletionStage<Void> take(Message message) {
                return taking.apply(text(message));
            }
        };
    }

    private static String text(Message message) {
        return new String(message.value().orElseThrow(), UTF_8);
    }

    /** The next so many values that were taken. */
    private List<String> next(int count) throws InterruptedException {
        var values = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var value = taken.poll(60, TimeUnit.SECONDS);
            assertThat(value).as("taken after %s", values).isNotNull();
            values.add(value);
        }
        return values;
    }

    /** A consumer whose process dies before it commits. */
    @SuppressWarnings("unchecked")
    private Consumer<String, byte[]> dyingAtTheCommit(CompletableFuture<Void> died) {
        var real = Relays.consumer(broker, group);
        return (Consumer<String, byte[]>) Proxy.newProxyInstance(
                RelayTest.class.getClassLoader(), new Class<?>[] {Consumer.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commitSync")) {
                        throw new Death();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    } finally {
                        if (method.getName().equals("close")) {
                            died.complete(null);
                        }
                    }
                });
    }

    private static void make(String name, int partitions) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(broker)) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void write(String name, String... values) throws ExecutionException, InterruptedException {
        var settings = new HashMap<>(broker);
        // Each alone, so that partitions take turns.
        settings.put("batch.size", 0);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(name, value.getBytes(UTF_8))).get();
            }
        }
    }

    /** The end of a process. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
