package dev.afterrun.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.event.UnknownExpiryFact;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.Facts;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import dev.afterrun.eventing.inbox.Inbox.Reaction;
import dev.afterrun.eventing.outlet.Outlet;
import dev.afterrun.eventing.trace.Tracing;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final FactMapping mapping = new FactMapping(Facts.JSON);
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InboxWatch watch = new InboxWatch(meters);
    private final InboxReadiness readiness = new InboxReadiness(watch);
    private final Inbox inbox =
            new Inbox(mapping, new DeadLetterWriter(new Outlet(kafka, meters), "storage"), watch, Tracing.UNTOLD);
    private final List<Event<ExpiryFact>> seen = new ArrayList<>();

    @Test
    void aFactReachesItsReactionWithItsEnvelope() throws InterruptedException {
        // When
        inbox.receive(message(), FactFamily.EXPIRY, seen::add);

        // Then
        assertThat(seen).containsExactly(Facts.DUE);
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void whatFailsWhileTheServiceStopsIsLeftForWhoeverTakesItNext() {
        // Given
        inbox.stop(new ShutdownEvent());

        // When, Then
        assertThatThrownBy(() -> inbox.receive(message(), FactFamily.EXPIRY, (Reaction<ExpiryFact>) event -> {
                    throw new IllegalStateException("EntityManagerFactory is closed");
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void aTypeThatIsNotKnownReachesItsReactionToo() throws InterruptedException {
        // Given
        var message = message();
        message.headers().remove("ce_type").add("ce_type", "dev.afterrun.later".getBytes(StandardCharsets.UTF_8));

        // When
        inbox.receive(message, FactFamily.EXPIRY, seen::add);

        // Then
        assertThat(seen).extracting(Event::fact).containsExactly(new UnknownExpiryFact("dev.afterrun.later"));
    }

    @Test
    void aFailureThatPassesIsTriedAgainInPlaceUntilItHas() throws InterruptedException {
        // Given
        Reaction<ExpiryFact> thirdTimeLucky = event -> {
            seen.add(event);
            if (seen.size() < 3) {
                throw new IOException("the database restarts");
            }
        };

        // When
        inbox.receive(message(), FactFamily.EXPIRY, thirdTimeLucky);

        // Then
        assertThat(seen).hasSize(3);
        assertThat(kafka.history()).isEmpty();
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aPassingFailureThatATransactionWrappedIsTriedAgainToo() throws InterruptedException {
        // Given
        Reaction<ExpiryFact> secondTimeLucky = event -> {
            seen.add(event);
            if (seen.size() < 2) {
                throw new IllegalStateException(new SQLException("deadlock", "40P01"));
            }
        };

        // When
        inbox.receive(message(), FactFamily.EXPIRY, secondTimeLucky);

        // Then
        assertThat(seen).hasSize(2);
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void whileAPartitionStandsReadinessSaysWhich() throws InterruptedException {
        // Given
        var standing = new ArrayList<String>();
        Reaction<ExpiryFact> watched = event -> {
            seen.add(event);
            if (seen.size() < 2) {
                throw new IOException("away");
            }
            standing.addAll(watch.standing());
        };

        // When
        inbox.receive(message(), FactFamily.EXPIRY, watched);

        // Then
        assertThat(standing).containsExactly("afterrun.expiry/3");
    }

    @Test
    void anyOtherFailureBecomesADeadLetterWithItsCause() throws InterruptedException {
        // Given
        Reaction<ExpiryFact> poisoned = event -> {
            throw new IllegalStateException("poison");
        };

        // When
        inbox.receive(message(), FactFamily.EXPIRY, poisoned);

        // Then
        var letter = onlyLetter();
        assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS);
        assertThat(letter.key()).isEqualTo("storage/afterrun.expiry/3/42");
        assertThat(letter.value()).isEqualTo(message().value());
        assertThat(header(letter, "afterrun-cause")).hasValue("IllegalStateException: poison");
        assertThat(header(letter, "afterrun-key")).hasValue("local:octo/hello");
        assertThat(header(letter, "ce_type")).hasValue(ExpiryDue.TYPE);
        assertThat(meters.counter("afterrun.dead.letters", "topic", Topics.EXPIRY)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void dataThatDoesNotFitItsTypeNeverReachesTheReaction() throws InterruptedException {
        // Given
        var message = message("{\"due\": \"soon\"}".getBytes(StandardCharsets.UTF_8));

        // When
        inbox.receive(message, FactFamily.EXPIRY, seen::add);

        // Then
        assertThat(seen).isEmpty();
        assertThat(header(onlyLetter(), "afterrun-cause"))
                .hasValueSatisfying(cause -> assertThat(cause).startsWith("UnreadableFact"));
    }

    @Test
    void aRecordThatIsNoCloudEventBecomesADeadLetter() throws InterruptedException {
        // Given
        var message = new ConsumerRecord<>(Topics.EXPIRY, 3, 42, "key", "noise".getBytes(StandardCharsets.UTF_8));

        // When
        inbox.receive(message, FactFamily.EXPIRY, seen::add);

        // Then
        assertThat(seen).isEmpty();
        onlyLetter();
    }

    @Test
    void aDeadLetterThatIsNotAcknowledgedIsTriedAgain() throws InterruptedException {
        // Given
        kafka.sendException = new org.apache.kafka.common.errors.TimeoutException("the broker is away");
        Reaction<ExpiryFact> poisoned = event -> {
            seen.add(event);
            if (seen.size() == 2) {
                kafka.sendException = null;
            }
            throw new IllegalStateException("poison");
        };

        // When
        inbox.receive(message(), FactFamily.EXPIRY, poisoned);

        // Then
        assertThat(seen).hasSize(2);
        onlyLetter();
    }

    private ProducerRecord<String, byte[]> onlyLetter() {
        assertThat(kafka.history()).hasSize(1);
        return kafka.history().getFirst();
    }

    private static Optional<String> header(ProducerRecord<?, ?> message, String name) {
        return Optional.ofNullable(message.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }

    @Test
    void anEventSaysWhenItWasPutOnTheQueueWhereTheBrokerDoes() throws InterruptedException {
        // Given
        var value = mapping.write(Facts.DUE, FactFamily.EXPIRY).getData().toBytes();
        var put = Instant.parse("2026-11-21T09:12:35.250Z");

        // When
        inbox.receive(message(value, put.toEpochMilli()), FactFamily.EXPIRY, seen::add);
        inbox.receive(message(value, ConsumerRecord.NO_TIMESTAMP), FactFamily.EXPIRY, seen::add);

        // Then
        assertThat(seen).extracting(Event::queuedAt).containsExactly(Optional.of(put), Optional.empty());
    }

    @Test
    void aReactionIsAStepOfTheTraceThatTheEventNames() throws InterruptedException {
        // Given
        var cause = TraceParent.begin();
        var message = message();
        message.headers().add("ce_traceparent", cause.toString().getBytes(StandardCharsets.UTF_8));
        var here = new ArrayList<TraceParent>();

        // When
        inbox.receive(message, FactFamily.EXPIRY, event -> Tracing.here().ifPresent(here::add));

        // Then
        assertThat(here).singleElement().satisfies(step -> {
            assertThat(step.traceId()).isEqualTo(cause.traceId());
            assertThat(step.spanId()).isNotEqualTo(cause.spanId());
        });
        assertThat(Tracing.here()).isEmpty();
    }

    @Test
    void aFactThatWaitedWhereNoHeaderIsKeptSaysItsTraceItself() throws Exception {
        // Given
        var golden = Files.readAllBytes(Path.of("../contracts/src/test/resources/golden/run-stored-7.json"));
        var told = CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("urn:test"))
                .withType(RunStored.TYPE)
                .withData("application/json", golden)
                .build();
        var here = new ArrayList<String>();

        // When
        inbox.receive(
                message(told, golden, ConsumerRecord.NO_TIMESTAMP),
                FactFamily.STORAGE,
                event -> Tracing.here().map(TraceParent::traceId).ifPresent(here::add));

        // Then
        assertThat(here).containsExactly("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void eachTryIsAStepOfItsOwn() throws InterruptedException {
        // Given
        var here = new ArrayList<String>();

        // When
        inbox.receive(message(), FactFamily.EXPIRY, event -> {
            Tracing.here().map(TraceParent::spanId).ifPresent(here::add);
            if (here.size() == 1) {
                throw new IOException("away");
            }
        });

        // Then
        assertThat(here).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoTraceparentBeginsATrace() throws InterruptedException {
        // Given
        var message = message();
        message.headers().add("ce_traceparent", "00-<script>".getBytes(StandardCharsets.UTF_8));
        var here = new ArrayList<TraceParent>();

        // When
        inbox.receive(message, FactFamily.EXPIRY, event -> Tracing.here().ifPresent(here::add));

        // Then
        assertThat(here).hasSize(1);
        assertThat(kafka.history()).isEmpty();
    }

    private ConsumerRecord<String, byte[]> message() {
        return message(mapping.write(Facts.DUE, FactFamily.EXPIRY).getData().toBytes());
    }

    private ConsumerRecord<String, byte[]> message(byte[] value) {
        return message(value, ConsumerRecord.NO_TIMESTAMP);
    }

    private ConsumerRecord<String, byte[]> message(byte[] value, long put) {
        return message(mapping.write(Facts.DUE, FactFamily.EXPIRY), value, put);
    }

    private static ConsumerRecord<String, byte[]> message(CloudEvent told, byte[] value, long put) {
        var sent = KafkaMessageFactory.<String>createWriter(Topics.EXPIRY, "local:octo/hello")
                .writeBinary(told);
        return new ConsumerRecord<>(
                sent.topic(),
                3,
                42,
                put,
                TimestampType.CREATE_TIME,
                0,
                value.length,
                sent.key(),
                value,
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
