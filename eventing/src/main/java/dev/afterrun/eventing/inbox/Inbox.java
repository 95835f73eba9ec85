package dev.afterrun.eventing.inbox;

import dev.afterrun.eventing.Backoff;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.TryAgain;
import dev.afterrun.eventing.cloudevent.FactFamily;
import dev.afterrun.eventing.cloudevent.FactMapping;
import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import io.cloudevents.kafka.KafkaMessageFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes one record after the other and returns only when it is done with.
 *
 * <pre>
 * read ──▶ react ──▶ done
 *   │        ├─ passing failure ──▶ wait, react again        (the channel stands still; readiness says so)
 *   └────────┴─ any other ────────▶ dead letter, with cause   (the partition moves on)
 * </pre>
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final FactMapping mapping;
    private final DeadLetterWriter deadLetters;
    private final InboxWatch watch;

    Inbox(FactMapping mapping, DeadLetterWriter deadLetters, InboxWatch watch) {
        this.mapping = mapping;
        this.deadLetters = deadLetters;
        this.watch = watch;
    }

    /** Hands the record's fact to {@code reaction}, as often as it takes. */
    public <F> void receive(ConsumerRecord<String, byte[]> message, FactFamily<F> family, Reaction<F> reaction)
            throws InterruptedException {
        untilItPasses(message, () -> {
            try {
                reaction.to(read(message, family));
            } catch (RuntimeException failure) {
                if (TryAgain.helps(failure)) {
                    throw new IOException(failure);
                }
                LOG.errorf(failure, "%s goes to the dead letters", place(message));
                deadLetters.write(message, failure);
                watch.deadLetter(message.topic());
            }
        });
    }

    private <F> Event<F> read(ConsumerRecord<String, byte[]> message, FactFamily<F> family) {
        return mapping.read(KafkaMessageFactory.createReader(message).toEvent(), family);
    }

    private void untilItPasses(ConsumerRecord<String, byte[]> message, Step step) throws InterruptedException {
        for (var tries = 1; ; tries++) {
            try {
                step.run();
                watch.moves(message.topic(), message.partition());
                return;
            } catch (IOException failure) {
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

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
