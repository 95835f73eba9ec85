package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** After the grace period: condemns what expired files of a job referred to and nobody else does. */
@ApplicationScoped
public class DisposeJob implements Worker {
    /** The kind of this work; its key is made by {@link #key}. */
    public static final String KIND = "dispose-job";

    private static final char TIME_BEGINS = '@';

    private final Jobs jobs;
    private final Artifacts artifacts;
    private final Condemn condemn;
    private final Yielding yielding;

    DisposeJob(Jobs jobs, Artifacts artifacts, Condemn condemn, Yielding yielding) {
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.condemn = condemn;
        this.yielding = yielding;
    }

    /** A key for each time that files of a job go: the grace period of others must not begin anew, nor end, with it. */
    public static String key(Job job, Instant expiredAt) {
        return job.key().value() + TIME_BEGINS + ChronoUnit.MICROS.between(Instant.EPOCH, expiredAt);
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
    public Duration rest() {
        return yielding.rest(KIND);
    }

    @Override
    @ActivateRequestContext
    public Outcome work(String key) throws IOException {
        yielding.step(
                KIND,
                () -> jobs.find(new JobKey(job(key))).map(artifacts::expired).ifPresent(condemn::unreferenced));
        return Outcome.DONE;
    }

    /** What was marked before files went one after the other names the job alone. */
    private static String job(String key) {
        var end = key.indexOf(TIME_BEGINS);
        return end < 0 ? key : key.substring(0, end);
    }
}
