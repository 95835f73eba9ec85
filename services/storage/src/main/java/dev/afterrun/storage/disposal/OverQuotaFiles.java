package dev.afterrun.storage.disposal;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.catalog.Holds;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.quota.Owner;
import dev.afterrun.storage.quota.Quotas;
import dev.afterrun.storage.retention.evaluation.FactsOfRun;
import dev.afterrun.storage.retention.evaluation.Floors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/** Which files go since their owner has too many: those of pull requests that nobody asked to keep, and no others. */
@ApplicationScoped
class OverQuotaFiles {
    /** The rule that pages and addresses name. */
    static final String RULE = "over quota";

    private static final Logger LOG = Logger.getLogger(OverQuotaFiles.class);

    private final Quotas quotas;
    private final OldestOfPullRequests oldest;
    private final Jobs jobs;
    private final FactsOfRun facts;
    private final Floors floors;
    private final Holds holds;
    private final ExpireJob expireJob;

    OverQuotaFiles(
            Quotas quotas,
            OldestOfPullRequests oldest,
            Jobs jobs,
            FactsOfRun facts,
            Floors floors,
            Holds holds,
            ExpireJob expireJob) {
        this.quotas = quotas;
        this.oldest = oldest;
        this.jobs = jobs;
        this.facts = facts;
        this.floors = floors;
        this.holds = holds;
        this.expireJob = expireJob;
    }

    /** Whether the owner has more than it may have. */
    @Transactional
    boolean isOver(Owner owner) {
        return quotas.isOver(owner);
    }

    /** Jobs whose files may go, the oldest first. */
    @Transactional
    List<JobKey> oldest(Owner owner, int most) {
        return oldest.of(owner, most);
    }

    /** The job's files go, if the owner still has more than it may have, and they may. */
    @Transactional
    void letGo(JobKey key, Owner owner) {
        oldest.inTurn();
        jobs.lock(key).filter(job -> quotas.isOver(owner)).filter(this::mayGo).ifPresent(this::letGo);
    }

    private boolean mayGo(Job job) {
        return job.hadFiles()
                && job.expiredAt().isEmpty()
                && facts.isOfPullRequestAlone(job)
                && holds.pointersTo(job).isEmpty();
    }

    private void letGo(Job job) {
        var now = jobs.databaseTime();
        var asked = floors.of(job);
        if (!asked.holdAll(now)) {
            LOG.infof("Files of %s go, since there are more than the quota lets there be", job.key());
            expireJob.letGoBut(job, asked.heldAlone(now), RULE);
        }
    }
}
