package dev.afterrun.storage.command;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.Holds;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.disposal.ExpireJob;
import dev.afterrun.storage.retention.pin.Pins;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets one job's files go before their time, unless a pointer leads to them by now, or somebody has pinned one. */
@ApplicationScoped
public class DropJob implements Worker {
    /** The kind of this work; its key is the job's. */
    public static final String KIND = "drop-job";

    /** What such files say they went by. */
    private static final String RULE = "/afterrun drop";

    private final Jobs jobs;
    private final Holds holds;
    private final Pins pins;
    private final ExpireJob expireJob;

    DropJob(Jobs jobs, Holds holds, Pins pins, ExpireJob expireJob) {
        this.jobs = jobs;
        this.holds = holds;
        this.pins = pins;
        this.expireJob = expireJob;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome work(String key) {
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.lock(new JobKey(key))
                        .filter(job ->
                                holds.pointersTo(job).isEmpty() && pins.of(job).isEmpty())
                        .ifPresent(job -> expireJob.letGo(job, RULE)));
        return Outcome.DONE;
    }
}
