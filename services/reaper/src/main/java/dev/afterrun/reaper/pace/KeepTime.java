package dev.afterrun.reaper.pace;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.duework.DueWork;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.reaper.schedule.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/** Keeps the time that storage tells of a job; a worker proposes its end when that has come. */
@ApplicationScoped
public class KeepTime {
    private final Schedule schedule;
    private final DueWork dueWork;

    KeepTime(Schedule schedule, DueWork dueWork) {
        this.schedule = schedule;
        this.dueWork = dueWork;
    }

    /** Redelivered or overtaken, it changes nothing. */
    @Transactional
    public void runStored(RunStored stored) {
        Tracing.isAbout(stored.job(), stored.repository());
        if (!schedule.advance(stored)) {
            return;
        }
        stored.expiresAt()
                .map(due -> Duration.between(schedule.now(), due))
                .ifPresent(wait -> dueWork.mark(
                        ProposeExpiry.KIND,
                        stored.job().repository().toString(),
                        wait.isNegative() ? Duration.ZERO : wait));
    }
}
