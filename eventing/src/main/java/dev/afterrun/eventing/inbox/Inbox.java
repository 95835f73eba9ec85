package dev.afterrun.eventing.inbox;

import dev.afterrun.eventing.Backoff;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Takes one record after the other, or several together, and returns only when they are done with.
 *
 * <pre>
 * read ──▶ react ──▶ done
 *   │        ├─ passing failure ──▶ wait, react again        (the channel stands still; readiness says so)
 *   └────────┴─ any other ────────▶ dead letter, with cause   (the partition moves on)
 * </pre>
 *
 * <p>Once the service stops, what its parts fail with as they go says nothing about a record: it stays where it is, for whoever
 * takes it next.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final FactMapping mapping;
    private final DeadLetterWriter deadLetters;
    private final InboxWatch watch;
    private volatile boolean stopping;

    Inbox(FactMapping mapping, DeadLetterWriter deadLetters, InboxWatch watch) {
        this.mapping = mapping;
        this.deadLetters = deadLetters;
        this.watch = watch;
    }

    /** Comes before any part of the service is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Hands the record's fact to {@code reaction}, as often as it takes. */
    public <F> void receive(ConsumerRecord<String, byte[]> message, FactFamily<F> family, Reaction<F> reaction)
            throws InterruptedException {
        untilItPasses(message, () -> {
            try {
                reaction.to(read(message, family));
            } catch (RuntimeException failure) {
                if (stopping || TryAgain.helps(failure)) {
                    throw new IOException(failure);
                }
                LOG.errorf(failure, "%s goes to the dead letters", place(message));
                deadLetters.write(message, failure);
                watch.deadLetter(message.topic());
            }
        });
    }

    /**
     * Hands the facts of several records to {@code together}, at most so many at once. Where that fails, or a record cannot be
     * read, each of these goes to {@code alone}, as by itself: one that is poison holds up no other.
     */
    public <F> void receive(
            ConsumerRecords<String, byte[]> messages,
            FactFamily<F> family,
            int most,
            ReactionToMany<F> together,
            Reaction<F> alone)
            throws InterruptedException {
        var all = new ArrayList<ConsumerRecord<String, byte[]>>();
        messages.forEach(all::add);
        for (var from = 0; from < all.size(); from += most) {
            var some = all.subList(from, Math.min(from + most, all.size()));
            if (some.size() == 1 || !areDone(some, family, together)) {
                for (var message : some) {
                    receive(message, family, alone);
                }
            }
        }
    }

    private <F> boolean areDone(
            List<ConsumerRecord<String, byte[]>> messages, FactFamily<F> family, ReactionToMany<F> together) {
        try {
            together.to(messages.stream().map(message -> read(message, family)).toList());
        } catch (IOException | RuntimeException e) {
            LOG.debugf(
                    e, "%d from %s failed together; each is tried alone", messages.size(), place(messages.getFirst()));
            return false;
        }
        messages.forEach(message -> watch.moves(message.topic(), message.partition()));
        return true;
    }

    private <F> Event<F> read(ConsumerRecord<String, byte[]> message, FactFamily<F> family) {
        var event = mapping.read(KafkaMessageFactory.createReader(message).toEvent(), family);
        // Where a broker keeps no time, the client says less than one.
        return message.timestamp() > 0 ? event.queuedAt(Instant.ofEpochMilli(message.timestamp())) : event;
    }

    private void untilItPasses(ConsumerRecord<String, byte[]> message, Step step) throws InterruptedException {
        for (var tries = 1; ; tries++) {
            try {
                step.run();
                watch.moves(message.topic(), message.partition());
                return;
            } catch (IOException failure) {
                if (stopping) {
                    throw new InterruptedException(place(message) + " is left, since the service stops");
                }
                watch.stands(message.topic(), message.partition());
                LOG.warnf("%s is tried again (%d): %s", place(message), tries, rootOf(failure));
                Thread.sleep(BACKOFF.after(tries));
            }
        }
    }

    private static String place(ConsumerRecord<?, ?> message) {
        return message.topic() + "/" + message.partition() + "@" + message.offset();
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    /** What a service does about a fact. Idempotent and monotonic; touches its own database only. */
    @FunctionalInterface
    public interface Reaction<F> {
        void to(Event<F> event) throws IOException;
    }

    /** What a service does about several facts at once: as idempotent and monotonic as about each. */
    @FunctionalInterface
    public interface ReactionToMany<F> {
        void to(List<Event<F>> events) throws IOException;
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
