package dev.afterrun.ingest.event.http;

import dev.afterrun.http.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.ToIntFunction;

/** Counts what becomes of events that come over HTTP: those that Kafka has, and requests that are refused, by the kind of problem. */
@Singleton
class EventOutcomes {
    private final MeterRegistry meters;
    private final Counter accepted;

    EventOutcomes(MeterRegistry meters) {
        this.meters = meters;
        this.accepted = meters.counter("afterrun.events", "outcome", "accepted");
    }

    /** The same stage, counted once it is done; {@code events} says how many are accepted then. */
    <T> CompletionStage<T> counted(CompletionStage<T> sent, ToIntFunction<T> events) {
        return sent.whenComplete((answer, failure) -> {
            if (failure == null) {
                accepted.increment(events.applyAsInt(answer));
            } else {
                refused(failure);
            }
        });
    }

    /** A request that is answered with {@code failure}. */
    void refused(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        meters.counter("afterrun.events", "outcome", Problems.kind(cause)).increment();
    }
}
