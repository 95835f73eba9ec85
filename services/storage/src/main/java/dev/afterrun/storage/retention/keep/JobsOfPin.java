package dev.afterrun.storage.retention.keep;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.TellJob;
import dev.afterrun.storage.publishing.SettleJob;
import dev.afterrun.storage.retention.evaluation.Retention;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;

/** The jobs that a pin concerns, from the moment before it changes to the moment after. */
@ApplicationScoped
class JobsOfPin {
    private final Jobs jobs;
    private final Retention retention;
    private final TellJob tellJob;
    private final DueWork dueWork;
    private final Sql sql;

    JobsOfPin(Jobs jobs, Retention retention, TellJob tellJob, DueWork dueWork, Sql sql) {
        this.jobs = jobs;
        this.retention = retention;
        this.tellJob = tellJob;
        this.dueWork = dueWork;
        this.sql = sql;
    }

    /** The jobs of the run, in the order in which they are locked. */
    List<JobKey> ofRun(Repository repository, String run) {
        return sql.list(
                row -> new JobKey(row.getString("key")),
                "SELECT key FROM job WHERE repository_id = ? AND run = ? ORDER BY id",
                repository.id(),
                run);
    }

    /** Holds them until the transaction ends: none is settled or expires meanwhile. */
    @Transactional(TxType.MANDATORY)
    List<Job> lock(List<JobKey> keys) {
        return jobs.lock(keys);
    }

    /** Their files' ends are what the pins that there are now make of them, and that is told. */
    @Transactional(TxType.MANDATORY)
    void evaluate(List<Job> held) {
        // One that nobody was told of yet is evaluated when it is settled.
        held.stream()
                .filter(job -> job.revision().isPresent() && job.expiredAt().isEmpty())
                .forEach(job -> {
                    retention.evaluate(job);
                    tellJob.tell(job);
                });
    }

    /** Those that came to the run since it was looked for are settled anew, and see the pins that there are now. */
    @Transactional(TxType.MANDATORY)
    void catchUp(Repository repository, String run, List<Job> held) {
        var known = held.stream().map(Job::key).toList();
        ofRun(repository, run).stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> dueWork.mark(SettleJob.KIND, key.value(), Duration.ZERO));
    }
}
