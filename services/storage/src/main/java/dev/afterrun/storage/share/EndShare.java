package dev.afterrun.storage.share;

import dev.afterrun.contracts.auditlog.Act;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.storage.auditlog.ActedOn;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.auditlog.Authors;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Share.End;
import dev.afterrun.storage.catalog.Shares;
import dev.afterrun.storage.disposal.ExpireJob;
import dev.afterrun.storage.retention.pin.Pin;
import dev.afterrun.storage.retention.pin.Pins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends files that were sent by hand before their time: their address answers so from the commit on. */
@ApplicationScoped
public class EndShare {
    private final Shares shares;
    private final Jobs jobs;
    private final Pins pins;
    private final ExpireJob expireJob;
    private final AuditLog auditLog;
    private final Authors authors;

    EndShare(Shares shares, Jobs jobs, Pins pins, ExpireJob expireJob, AuditLog auditLog, Authors authors) {
        this.shares = shares;
        this.jobs = jobs;
        this.pins = pins;
        this.expireJob = expireJob;
        this.auditLog = auditLog;
        this.authors = authors;
    }

    /**
     * Takes one of the downloads that are left; false where none is. With the last one the file ends, and whoever took it reads
     * on, since bytes outlast their file by the grace period. What somebody has pinned stays without being read.
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
        if (job.expiredAt().isPresent()) {
            return;
        }
        var keeping = pins.of(job).stream().findFirst();
        if (keeping.isEmpty()) {
            shares.ended(job, why);
            expireJob.letGo(job, "its sender");
            if (why == End.DELETED) {
                auditLog.done(
                        authors.ofAddress(),
                        Act.SHARE_DELETED,
                        ActedOn.of(job.repository(), "run " + job.jobId().run()));
            }
        } else if (why == End.DELETED) {
            throw kept(keeping.get());
        }
    }

    private static ProblemException kept(Pin pin) {
        return new ProblemException(ProblemType.KEPT.because("the file is kept for " + pin.owner() + " (pin " + pin.id()
                + "); ask them to end that, and delete it then"));
    }
}
