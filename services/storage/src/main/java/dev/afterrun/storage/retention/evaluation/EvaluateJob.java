package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.Worker;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.TellJob;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives a job's files their ends anew, and tells of it where that makes a difference. Done again, it changes nothing. */
@ApplicationScoped
public class EvaluateJob implements Worker {
    /** The kind of this work; its key is the job's. */
    public static final String KIND = "evaluate-job";

    private final Jobs jobs;
    private final Retention retention;
    private final TellJob tellJob;

    EvaluateJob(Jobs jobs, Retention retention, TellJob tellJob) {
        this.jobs = jobs;
        this.retention = retention;
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
    public Outcome work(String key) {
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.lock(new JobKey(key))
                        .filter(job -> job.hadFiles() && job.expiredAt().isEmpty())
                        .ifPresent(this::evaluate));
        return Outcome.DONE;
    }

    private void evaluate(Job job) {
        retention.evaluate(job);
        // What was told of nobody yet is told with its end when it is settled.
        job.revision().ifPresent(told -> tellJob.tell(job));
    }
}
