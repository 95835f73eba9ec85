package dev.afterrun.storage.share;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Share.End;
import dev.afterrun.storage.catalog.Shares;
import dev.afterrun.storage.disposal.ExpireJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends files that were sent by hand before their time: their address answers so from the commit on. */
@ApplicationScoped
public class EndShare {
    private final Shares shares;
    private final Jobs jobs;
    private final ExpireJob expireJob;

    EndShare(Shares shares, Jobs jobs, ExpireJob expireJob) {
        this.shares = shares;
        this.jobs = jobs;
        this.expireJob = expireJob;
    }

    /**
     * Takes one of the downloads that are left; false where none is. With the last one the file ends; whoever took it reads on,
     * since bytes outlast their file by the grace period.
     */
    @Transactional
    public boolean takeDownload(JobKey job) {
        var left = shares.takeDownload(job);
        if (left.filter(number -> number == 0).isPresent()) {
            end(job, End.DOWNLOADS);
        }
        return left.isPresent();
    }

    /** Deletes the file for whoever knows its secret; 404 for everybody else, and where there is no such file. */
    @Transactional
    public void delete(JobKey job, String secret) {
        if (shares.secret(job).filter(hash -> Words.is(secret, hash)).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND.because("nothing is at this address"));
        }
        end(job, End.DELETED);
    }

    private void end(JobKey key, End why) {
        var job = jobs.lock(key).orElseThrow();
        // What has ended keeps its first reason.
        if (job.expiredAt().isEmpty()) {
            shares.ended(job, why);
            expireJob.letGo(job, "its sender");
        }
    }
}
