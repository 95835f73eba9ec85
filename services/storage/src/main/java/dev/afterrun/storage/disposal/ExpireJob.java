package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Holds;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.JobManifests;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.TellJob;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Decides about a proposal to let files go, by the database's clock. Early, late or twice: what is due goes, what is not
 * stays, and so does what a pointer leads to.
 */
@ApplicationScoped
public class ExpireJob {
    private static final Logger LOG = Logger.getLogger(ExpireJob.class);

    private final Jobs jobs;
    private final JobManifests manifests;
    private final Holds holds;
    private final TellJob tellJob;
    private final DueWork dueWork;
    private final RetentionSettings settings;
    private final Sql sql;

    ExpireJob(
            Jobs jobs,
            JobManifests manifests,
            Holds holds,
            TellJob tellJob,
            DueWork dueWork,
            RetentionSettings settings,
            Sql sql) {
        this.jobs = jobs;
        this.manifests = manifests;
        this.holds = holds;
        this.tellJob = tellJob;
        this.dueWork = dueWork;
        this.settings = settings;
        this.sql = sql;
    }

    /** Lets the job's files go if they are due. */
    @Transactional
    public void expiryDue(ExpiryDue proposal) {
        var known = jobs.lock(proposal.job().key());
        if (known.isEmpty()) {
            return;
        }
        var job = known.get();
        var now = jobs.databaseTime();
        if (job.expiresAt().filter(end -> !end.isAfter(now)).isEmpty()) {
            LOG.debugf("%s is not due", job.key());
            return;
        }
        // Whoever points here holds the job's row meanwhile: either the pointer is seen, or it is told that the files
        // have gone.
        var pointers = holds.pointersTo(job);
        if (!pointers.isEmpty()) {
            LOG.debugf("%s is held by %s", job.key(), pointers);
            return;
        }
        letGo(job, now);
    }

    /** Lets the job's files go before their time, in the transaction that holds its row; gone already, they stay gone. */
    @Transactional(TxType.MANDATORY)
    public void letGo(Job job) {
        if (job.expiredAt().isEmpty()) {
            letGo(job, jobs.databaseTime());
        }
    }

    private void letGo(Job job, Instant now) {
        sql.update("UPDATE artifact SET state = 'expired' WHERE job_id = ? AND state = 'stored'", job.id());
        sql.update("UPDATE artifact SET state = 'missing' WHERE job_id = ? AND state = 'awaiting'", job.id());
        manifests.missed(job);
        job.filesListed();
        job.expired(now);
        tellJob.tell(job);
        dueWork.mark(DisposeJob.KIND, job.key().value(), settings.grace());
    }
}
