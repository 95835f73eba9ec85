package dev.afterrun.eventing;

import java.time.Instant;
import java.util.Optional;

/**
 * A fact and its envelope (CloudEvents 1.0).
 *
 * @param id unique within {@code source}; a second event of the same is the same event
 * @param source who says it, a URI reference
 * @param queuedAt when it was put on the queue, by the time of Kafka's record; empty where it has not come over Kafka
 */
public record Event<F>(String id, String source, Instant time, Optional<Instant> queuedAt, F fact) {
    /** One that has not come over Kafka. */
    public Event(String id, String source, Instant time, F fact) {
        this(id, source, time, Optional.empty(), fact);
    }

    /** The same event, as one of {@code other}. */
    public <G> Event<G> of(G other) {
        return new Event<>(id, source, time, queuedAt, other);
    }

    /** The same event, which was put on the queue then. */
    public Event<F> queuedAt(Instant put) {
        return new Event<>(id, source, time, Optional.of(put), fact);
    }
}
