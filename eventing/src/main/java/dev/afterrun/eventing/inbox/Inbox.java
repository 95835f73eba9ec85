package dev.afterrun.eventing.inbox;

import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.contracts.trace.Traced;
import dev.afterrun.eventing.Backoff;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import dev.afterrun.eventing.trace.Cause;
import dev.afterrun.eventing.trace.Step;
import dev.afterrun.eventing.trace.Tracing;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Tracing tracing;
    private volatile boolean stopping;

    Inbox(FactMapping mapping, DeadLetterWriter deadLetters, InboxWatch watch, Tracing tracing) {
        this.mapping = mapping;
        this.deadLetters = deadLetters;
        this.watch = watch;
        this.tracing = tracing;
    }

    /** Comes before any part of the service is closed. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /** Hands the record's fact to {@code reaction}, as often as it takes. */
    public <F> void receive(ConsumerRecord<String, byte[]> message, FactFamily<F> family, Reaction<F> reaction)
            throws InterruptedException {
        untilItPasses(message, () -> {
            Told<F> told;
            try {
                told = told(message, family);
            } catch (RuntimeException unreadable) {
                setAside(message, unreadable);
                return;
            }
            react(message, told, reaction);
        });
    }

    /** Each try is a step: what waits between them does so outside. */
    private <F> void react(ConsumerRecord<String, byte[]> message, Told<F> told, Reaction<F> reaction)
            throws IOException {
        var step = new Step("take " + told.type(), Step.Kind.CONSUMER, Cause.ours(told.cause()));
        tracing.run(step, () -> {
            try {
                reaction.to(told.event());
            } catch (RuntimeException failure) {
                Tracing.failed(failure);
                setAside(message, failure);
            }
        });
    }

    private void setAside(ConsumerRecord<String, byte[]> message, RuntimeException failure) throws IOException {
        if (stopping || TryAgain.helps(failure)) {
            throw new IOException(failure);
        }
        LOG.errorf(failure, "%s goes to the dead letters", place(message));
        deadLetters.write(message, failure);
        watch.deadLetter(message.topic());
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
            together.to(messages.stream()
                    .map(message -> told(message, family).event())
                    .toList());
        } catch (IOException | RuntimeException e) {
            LOG.debugf(
                    e, "%d from %s failed together; each is tried alone", messages.size(), place(messages.getFirst()));
            return false;
        }
        messages.forEach(message -> watch.moves(message.topic(), message.partition()));
        return true;
    }

    /** By the extension of CloudEvents for it, or by what the fact says itself. */
    private static Optional<TraceParent> cause(CloudEvent told, Object fact) {
        var extension = told.getExtension("traceparent") instanceof String text
                ? TraceParent.in(text)
                : Optional.<TraceParent>empty();
        return extension.or(() -> fact instanceof Traced traced ? traced.trace() : Optional.empty());
    }

    private <F> Told<F> told(ConsumerRecord<String, byte[]> message, FactFamily<F> family) {
        var told = KafkaMessageFactory.createReader(message).toEvent();
        var event = mapping.read(told, family);
        // Where a broker keeps no time, the client says less than one.
        var queued = message.timestamp() > 0 ? event.queuedAt(Instant.ofEpochMilli(message.timestamp())) : event;
        return new Told<>(told.getType(), cause(told, event.fact()), queued);
    }

    private void untilItPasses(ConsumerRecord<String, byte[]> message, Try once) throws InterruptedException {
        for (var tries = 1; !isDone(message, once, tries); tries++) {
            Thread.sleep(BACKOFF.after(tries));
        }
    }

    private boolean isDone(ConsumerRecord<String, byte[]> message, Try once, int tries) throws InterruptedException {
        var done = new AtomicBoolean();
        Tracing.loggingFailures(() -> {
            try {
                once.run();
                watch.moves(message.topic(), message.partition());
                done.set(true);
            } catch (IOException failure) {
                if (stopping) {
                    throw new InterruptedException(place(message) + " is left, since the service stops");
                }
                watch.stands(message.topic(), message.partition());
                LOG.warnf("%s is tried again (%d): %s", place(message), tries, rootOf(failure));
            }
        });
        return done.get();
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
    private interface Try {
        void run() throws IOException;
    }

    /** An event, with its type and the step that told it. */
    private record Told<F>(String type, Optional<TraceParent> cause, Event<F> event) {}
}
