package dev.afterrun.storage.doctor;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.eventing.doctor.Check;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether work that is due gets done. */
@Singleton
class WorkIsDone implements Check {
    private static final String NAME = "due work";

    /** As in the alert. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<Worker> workers;
    private final DueWork dueWork;

    WorkIsDone(@All List<Worker> workers, DueWork dueWork) {
        this.workers = workers;
        this.dueWork = dueWork;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        var late =
                workers.stream().flatMap(worker -> late(worker.kind()).stream()).toList();
        return late.isEmpty() ? List.of(Finding.ok(NAME, "nothing has been due for long")) : late;
    }

    private Optional<Finding> late(String kind) {
        var backlog = dueWork.backlog(kind);
        return backlog.age().compareTo(LONG) > 0
                ? Optional.of(Finding.warning(
                        NAME,
                        backlog.rows() + " pieces of '" + kind + "' are due, the oldest for "
                                + backlog.age().toMinutes() + " min",
                        "see '" + kind + "' in the runbook: its row in storage.due_work has the last error"))
                : Optional.empty();
    }
}
