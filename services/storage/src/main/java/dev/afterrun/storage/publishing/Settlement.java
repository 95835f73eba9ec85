package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.JobManifests;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.TellJob;
import dev.afterrun.storage.detail.DescribeJob;
import dev.afterrun.storage.retention.evaluation.Retention;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** The transaction that settles a job. It may run again at any time and then changes nothing. */
@ApplicationScoped
class Settlement {
    private static final Duration NEXT_LOOK = Duration.ofSeconds(30);

    private final Jobs jobs;
    private final Artifacts artifacts;
    private final JobManifests manifests;
    private final AttachFiles attachFiles;
    private final Retention retention;
    private final DescribeJob describeJob;
    private final DueWork dueWork;
    private final TellJob tellJob;
    private final Sql sql;
    private final Clock clock;

    Settlement(
            Jobs jobs,
            Artifacts artifacts,
            JobManifests manifests,
            AttachFiles attachFiles,
            Retention retention,
            DescribeJob describeJob,
            DueWork dueWork,
            TellJob tellJob,
            Sql sql,
            Clock clock) {
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.manifests = manifests;
        this.attachFiles = attachFiles;
        this.retention = retention;
        this.describeJob = describeJob;
        this.dueWork = dueWork;
        this.tellJob = tellJob;
        this.sql = sql;
        this.clock = clock;
    }

    /** Attaches what is here, gives names, and tells once nothing is awaited any more or patience has ended. */
    @Transactional
    Outcome settle(JobKey key) {
        // Where there is no such job, bytes came before the event, which marks this again.
        return jobs.lock(key).map(this::settle).orElse(Outcome.DONE);
    }

    private Outcome settle(Job job) {
        if (job.expiredAt().isPresent()) {
            tellJob.tell(job);
            return Outcome.DONE;
        }
        attachFiles.attach(job);
        var left = Duration.between(clock.instant(), job.settleBy());
        if (!left.isPositive()) {
            miss(job);
        }
        var counts = artifacts.count(job);
        if (!counts.settled()) {
            return new Outcome.Again(
                    left.compareTo(NEXT_LOOK) < 0 ? left : NEXT_LOOK, counts.awaiting() + " files are awaited");
        }
        if (counts.stored() > 0) {
            retention.evaluate(job);
            describeJob.describe(job).forEach(attempt -> dueWork.mark(SettleJob.KIND, attempt.value(), Duration.ZERO));
        } else if (counts.expired() > 0) {
            // What was awaited when the last of its files went never came.
            job.expired(jobs.databaseTime());
        }
        tellJob.tell(job);
        return Outcome.DONE;
    }

    private void miss(Job job) {
        sql.update("UPDATE artifact SET state = 'missing' WHERE job_id = ? AND state = 'awaiting'", job.id());
        manifests.missed(job);
        job.filesListed();
    }
}
