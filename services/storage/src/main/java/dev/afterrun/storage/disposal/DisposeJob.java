package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** After the grace period: condemns what an expired job referred to and nobody else does. */
@ApplicationScoped
public class DisposeJob implements Worker {
    /** The kind of this work; its key is the job's. */
    public static final String KIND = "dispose-job";

    private final Jobs jobs;
    private final Artifacts artifacts;
    private final Condemn condemn;

    DisposeJob(Jobs jobs, Artifacts artifacts, Condemn condemn) {
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.condemn = condemn;
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
    @ActivateRequestContext
    public Outcome work(String key) {
        jobs.find(new JobKey(key)).map(artifacts::expired).ifPresent(condemn::unreferenced);
        return Outcome.DONE;
    }
}
