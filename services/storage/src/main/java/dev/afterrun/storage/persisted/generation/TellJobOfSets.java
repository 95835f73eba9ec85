package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.TellJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;

/** Tells a job anew of whose sets there is news. One that nobody was told of yet is told with them once it is settled. */
@ApplicationScoped
class TellJobOfSets implements Worker {
    /** The kind of this work; its key is the job's. */
    static final String KIND = "tell-job-of-sets";

    private final Jobs jobs;
    private final TellJob tellJob;

    TellJobOfSets(Jobs jobs, TellJob tellJob) {
        this.jobs = jobs;
        this.tellJob = tellJob;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int parallel() {
        return 2;
    }

    @Override
    @ActivateRequestContext
    public Outcome work(String key) {
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.lock(new JobKey(key))
                        .filter(job -> job.revision().isPresent())
                        .ifPresent(tellJob::tell));
        return Outcome.DONE;
    }
}
