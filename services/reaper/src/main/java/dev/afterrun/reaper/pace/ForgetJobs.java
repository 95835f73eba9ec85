package dev.afterrun.reaper.pace;

import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker;
import dev.afterrun.reaper.schedule.Schedule;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Forgets jobs whose files have long gone: a batch at a time, for ever. */
@ApplicationScoped
class ForgetJobs implements Worker {
    static final String KIND = "forget-jobs";

    private static final int BATCH = 500;
    private static final Duration REST = Duration.ofHours(1);

    private final Schedule schedule;
    private final DueWork dueWork;
    private final PaceSettings pace;

    ForgetJobs(Schedule schedule, DueWork dueWork, PaceSettings pace) {
        this.schedule = schedule;
        this.dueWork = dueWork;
        this.pace = pace;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        dueWork.mark(KIND, "all", Duration.ZERO);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 1;
    }

    @Override
    public Outcome work(String key) {
        var forgotten = QuarkusTransaction.requiringNew().call(() -> schedule.forget(pace.memory(), BATCH));
        return forgotten == BATCH
                ? new Outcome.Again(pace.rest(), "more are to be forgotten")
                : new Outcome.Again(REST, "none are left to be forgotten");
    }
}
