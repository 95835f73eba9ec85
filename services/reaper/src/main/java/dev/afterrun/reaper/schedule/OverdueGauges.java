package dev.afterrun.reaper.schedule;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows what is overdue as metrics, asked of the database when somebody looks. */
@ApplicationScoped
class OverdueGauges {
    private final Schedule schedule;
    private final MeterRegistry meters;

    OverdueGauges(Schedule schedule, MeterRegistry meters) {
        this.schedule = schedule;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("afterrun.expiry.overdue", () -> schedule.overdue().jobs())
                .description("Jobs whose files are due to go and have not gone")
                .register(meters);
        Gauge.builder(
                        "afterrun.expiry.overdue.age",
                        () -> schedule.overdue().age().toMillis() / 1000.0)
                .description("How long the oldest of them has been due")
                .baseUnit("seconds")
                .register(meters);
    }
}
