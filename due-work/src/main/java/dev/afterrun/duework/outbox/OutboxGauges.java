package dev.afterrun.duework.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows as metrics what waits to be told, asked of the database when somebody looks. */
@ApplicationScoped
class OutboxGauges {
    private final Outbox outbox;
    private final MeterRegistry meters;

    OutboxGauges(Outbox outbox, MeterRegistry meters) {
        this.outbox = outbox;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("afterrun.outbox.rows", () -> outbox.backlog().rows())
                .description("Facts that are to be told and have not been acknowledged")
                .register(meters);
        Gauge.builder("afterrun.outbox.age", () -> outbox.backlog().age().toMillis() / 1000.0)
                .description("How long the oldest of them has waited")
                .baseUnit("seconds")
                .register(meters);
    }
}
