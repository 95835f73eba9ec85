package dev.afterrun.ingest.produced;

import dev.afterrun.eventing.TryAgain;
import dev.afterrun.eventing.deadletter.DeadLetterWriter;
import dev.afterrun.eventing.relay.Forwarding;
import dev.afterrun.eventing.relay.Message;
import dev.afterrun.http.identity.Caller;
import dev.afterrun.http.rate.Pace;
import dev.afterrun.ingest.event.AcceptEvents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Puts what a direct producer has written on the queue, as said by whom its topic proves; what breaks a rule goes to the dead letters. */
@Singleton
public class ForwardProduced implements Forwarding {
    private static final Logger LOG = Logger.getLogger(ForwardProduced.class);

    private final Producers producers;
    private final ProducedReader reader;
    private final AcceptEvents acceptEvents;
    private final DeadLetterWriter deadLetters;
    private final Pace pace;
    private final MeterRegistry meters;

    ForwardProduced(
            Producers producers,
            ProducedReader reader,
            AcceptEvents acceptEvents,
            DeadLetterWriter deadLetters,
            Pace pace,
            MeterRegistry meters) {
        this.producers = producers;
        this.reader = reader;
        this.acceptEvents = acceptEvents;
        this.deadLetters = deadLetters;
        this.pace = pace;
        this.meters = meters;
    }

    @Override
    public Duration pause(String topic) {
        return pace.take(producers.of(topic).principal());
    }

    @Override
    public CompletionStage<Void> take(Message message) {
        var producer = producers.of(message.topic());
        try {
            return acceptEvents
                    .accept(reader.read(message), producer)
                    .thenRun(() -> count(producer, "accepted"))
                    .exceptionallyCompose(failure -> unlessItPasses(message, producer, failure));
        } catch (RuntimeException refusal) {
            return refuse(message, producer, RefusedRecord.of(refusal));
        }
    }

    private CompletionStage<Void> unlessItPasses(Message message, Caller producer, Throwable failure) {
        return TryAgain.helps(failure)
                ? CompletableFuture.failedFuture(failure)
                : refuse(
                        message,
                        producer,
                        RefusedRecord.of(new IllegalStateException("Kafka does not take it", failure)));
    }

    private CompletionStage<Void> refuse(Message message, Caller producer, RefusedRecord refusal) {
        pace.refused(producer.principal());
        return message.goesTo(deadLetters, refusal).thenRun(() -> {
            count(producer, refusal.word());
            meters.counter("afterrun.dead.letters", "topic", message.topic()).increment();
            // What it says, and what is wrong with that, is told to operators, and not to the log.
            LOG.warnf(
                    "%s of %s is refused (%s) and goes to the dead letters, which have the reason",
                    message, producer.principal(), refusal.word());
        });
    }

    private void count(Caller producer, String outcome) {
        meters.counter("afterrun.produced.records", "producer", producer.principal(), "outcome", outcome)
                .increment();
    }
}
