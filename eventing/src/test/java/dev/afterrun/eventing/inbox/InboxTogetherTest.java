package dev.afterrun.eventing.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.ExpiryFact;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.Facts;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import dev.afterrun.eventing.inbox.Inbox.Reaction;
import dev.afterrun.eventing.inbox.Inbox.ReactionToMany;
import dev.afterrun.eventing.outlet.Outlet;
import dev.afterrun.eventing.trace.Tracing;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** Several records at once: together where that goes well, and else each as by itself. */
class InboxTogetherTest {
    private static final int MOST = 2;

    private final FactMapping mapping = new FactMapping(Facts.JSON);
    private final MockProducer<String, byte[]> kafka =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InboxWatch watch = new InboxWatch(meters);
    private final Inbox inbox =
            new Inbox(mapping, new DeadLetterWriter(new Outlet(kafka, meters), "storage"), watch, Tracing.UNTOLD);
    private final List<List<String>> together = new ArrayList<>();
    private final List<String> alone = new ArrayList<>();
    private final ReactionToMany<ExpiryFact> goesWell = events -> together.add(ids(events));
    private final ReactionToMany<ExpiryFact> fails = events -> {
        throw new IllegalStateException("one of them is poison");
    };
    private final Reaction<ExpiryFact> taken = event -> alone.add(event.id());

    @Test
    void noMoreThanAreToBeAreHandedOverAtOnce() throws InterruptedException {
        // When
        inbox.receive(records("1", "2", "3"), FactFamily.EXPIRY, MOST, goesWell, taken);

        // Then
        assertThat(together).containsExactly(List.of("1", "2"));
        assertThat(alone).containsExactly("3");
        assertThat(kafka.history()).isEmpty();
    }

    @Test
    void onlyTheOneThatIsPoisonBecomesADeadLetter() throws InterruptedException {
        // When
        inbox.receive(records("1", "2"), FactFamily.EXPIRY, MOST, fails, event -> {
            if (event.id().equals("1")) {
                throw new IllegalStateException("poison");
            }
            alone.add(event.id());
        });

        // Then
        assertThat(alone).containsExactly("2");
        assertThat(kafka.history()).extracting(ProducerRecord::key).containsExactly("storage/afterrun.expiry/3/1");
    }

    @Test
    void oneThatCannotBeReadHoldsUpNoOther() throws InterruptedException {
        // Given
        var noise = new ConsumerRecord<>(Topics.EXPIRY, 3, 9, "key", "noise".getBytes(StandardCharsets.UTF_8));

        // When
        inbox.receive(records(noise, message("1")), FactFamily.EXPIRY, MOST, goesWell, taken);

        // Then
        assertThat(together).isEmpty();
        assertThat(alone).containsExactly("1");
        assertThat(kafka.history()).extracting(ProducerRecord::key).containsExactly("storage/afterrun.expiry/3/9");
    }

    @Test
    void whatPassesIsWaitedForAtTheOneThatMeetsIt() throws InterruptedException {
        // Given
        var tries = new ArrayList<String>();

        // When
        inbox.receive(
                records("1", "2"),
                FactFamily.EXPIRY,
                MOST,
                events -> {
                    throw new IOException("the database restarts");
                },
                event -> {
                    tries.add(event.id());
                    if (tries.size() == 1) {
                        throw new IOException("the database restarts");
                    }
                });

        // Then
        assertThat(tries).containsExactly("1", "1", "2");
        assertThat(watch.standing()).isEmpty();
        assertThat(kafka.history()).isEmpty();
    }

    private static List<String> ids(List<Event<ExpiryFact>> events) {
        return events.stream().map(Event::id).toList();
    }

    private ConsumerRecords<String, byte[]> records(String... ids) {
        return records(Stream.of(ids).map(this::message).toList());
    }

    private static ConsumerRecords<String, byte[]> records(
            ConsumerRecord<String, byte[]> one, ConsumerRecord<String, byte[]> other) {
        return records(List.of(one, other));
    }

    private static ConsumerRecords<String, byte[]> records(List<ConsumerRecord<String, byte[]>> all) {
        return new ConsumerRecords<>(Map.of(new TopicPartition(Topics.EXPIRY, 3), all), Map.of());
    }

    /** An event of this id, which is its record's offset too. */
    private ConsumerRecord<String, byte[]> message(String id) {
        var due = Facts.DUE;
        var event = new Event<>(id, due.source(), due.time(), due.fact());
        var sent = KafkaMessageFactory.<String>createWriter(Topics.EXPIRY, "local:octo/hello")
                .writeBinary(mapping.write(event, FactFamily.EXPIRY));
        return new ConsumerRecord<>(
                sent.topic(),
                3,
                Long.parseLong(id),
                0,
                TimestampType.CREATE_TIME,
                0,
                sent.value().length,
                sent.key(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                Optional.empty());
    }
}
