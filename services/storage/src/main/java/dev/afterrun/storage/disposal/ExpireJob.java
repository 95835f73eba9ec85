package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.event.ExpiryDue;
import dev.afterrun.storage.catalog.Holds;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.TellJob;
import dev.afterrun.storage.retention.evaluation.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Decides about a proposal to let files go, by the database's clock. Early, late or twice: the files whose end has come go, the
 * others stay, and so does all that a pointer leads to.
 */
@ApplicationScoped
public class ExpireJob {
    private static final Logger LOG = Logger.getLogger(ExpireJob.class);

    private final Jobs jobs;
    private final Holds holds;
    private final Retention retention;
    private final LetGo letGo;
    private final TellJob tellJob;

    ExpireJob(Jobs jobs, Holds holds, Retention retention, LetGo letGo, TellJob tellJob) {
        this.jobs = jobs;
        this.holds = holds;
        this.retention = retention;
        this.letGo = letGo;
        this.tellJob = tellJob;
    }

    /** Lets those of the job's files go that are due. */
    @Transactional
    public void expiryDue(ExpiryDue proposal) {
        expiryDue(List.of(proposal));
    }

    /** Lets those files of all these jobs go that are due, or of none of them. */
    @Transactional
    public void expiryDue(List<ExpiryDue> proposals) {
        var known = jobs.lock(
                proposals.stream().map(proposal -> proposal.job().key()).toList());
        var now = jobs.databaseTime();
        var due = known.stream().filter(job -> isDue(job, now)).toList();
        // Whoever points here holds the job's row meanwhile: either the pointer is seen, or it is told that the files
        // have gone.
        var pointers = holds.pointersTo(due.stream().map(Job::id).toList());
        due.stream().filter(job -> !pointers.containsKey(job.id())).forEach(job -> letGoWhatIsDue(job, now));
        LOG.debugf(
                "Of %d proposed jobs %d are due, of which pointers hold %d",
                proposals.size(), due.size(), pointers.size());
    }

    private void letGoWhatIsDue(Job job, Instant now) {
        // What the end follows from may be other than it was when that was written, and whoever is to write it late.
        retention.evaluate(job);
        if (isDue(job, now)) {
            letGo.due(job, now);
        }
        tellJob.tell(job);
    }

    /**
     * Lets the job's files go before their time, in the transaction that holds its row; gone already, they stay gone.
     *
     * @param rule what they go by
     */
    @Transactional(TxType.MANDATORY)
    public void letGo(Job job, String rule) {
        if (job.expiredAt().isEmpty()) {
            letGo.all(job, jobs.databaseTime(), rule);
            tellJob.tell(job);
        }
    }

    /**
     * The same, but for files that stay.
     *
     * @param staying paths; of one that the job does not have nothing is said
     */
    @Transactional(TxType.MANDATORY)
    public void letGoBut(Job job, Collection<ArtifactPath> staying, String rule) {
        if (job.expiredAt().isEmpty()) {
            letGo.allBut(job, staying, jobs.databaseTime(), rule);
            tellJob.tell(job);
        }
    }

    private static boolean isDue(Job job, Instant now) {
        return job.expiresAt().filter(end -> !end.isAfter(now)).isPresent();
    }
}
