package dev.afterrun.duework;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Shows the backlog of each worker as metrics, asked of the database when somebody looks. */
@ApplicationScoped
class BacklogGauges {
    private final List<Worker> workers;
    private final DueWork dueWork;
    private final MeterRegistry meters;

    BacklogGauges(@All List<Worker> workers, DueWork dueWork, MeterRegistry meters) {
        this.workers = workers;
        this.dueWork = dueWork;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        for (var worker : workers) {
            var kind = worker.kind();
            Gauge.builder("afterrun.due.work.rows", () -> dueWork.backlog(kind).rows())
                    .description("Pieces of work that are due")
                    .tag("kind", kind)
                    .register(meters);
            Gauge.builder(
                            "afterrun.due.work.age",
                            () -> dueWork.backlog(kind).age().toMillis() / 1000.0)
                    .description("How long the oldest of them has been due")
                    .baseUnit("seconds")
                    .tag("kind", kind)
                    .register(meters);
        }
    }
}
