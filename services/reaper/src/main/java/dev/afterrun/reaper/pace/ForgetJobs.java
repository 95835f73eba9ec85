package dev.afterrun.reaper.pace;

import dev.afterrun.duework.Forgetful;
import dev.afterrun.reaper.schedule.Schedule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Forgets jobs whose files have long gone. */
@ApplicationScoped
class ForgetJobs implements Forgetful {
    private final Schedule schedule;
    private final PaceSettings pace;

    ForgetJobs(Schedule schedule, PaceSettings pace) {
        this.schedule = schedule;
        this.pace = pace;
    }

    @Override
    public String kind() {
        return "forget-jobs";
    }

    @Override
    public Duration pause() {
        return pace.rest();
    }

    @Override
    public int forget(int most) {
        return schedule.forget(pace.memory(), most);
    }
}
