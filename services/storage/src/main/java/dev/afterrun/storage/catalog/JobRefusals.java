package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.contracts.problem.ProblemType;

/** Refuses what does not belong to a job that is known, or comes too late for it. */
public final class JobRefusals {
    private JobRefusals() {}

    /** 409 for the run of another commit, or at another level of trust: it goes by another id. */
    public static void refuseOther(Job job, Commit commit, TrustLevel trust) {
        if (!job.commit().equals(commit)) {
            throw conflict(job, "is of the commit " + job.commit() + ", not of " + commit);
        }
        if (job.trust() != trust) {
            throw conflict(job, "was published at another level of trust");
        }
    }

    /** 410 once the job's files have expired: their addresses answer that they are gone, for good. */
    public static void refuseLate(Job job) {
        job.expiredAt().ifPresent(time -> {
            var id = job.jobId();
            throw new ProblemException(
                    ProblemType.EXPIRED.because("the files of attempt " + id.attempt() + " of the job '" + id.job()
                            + "' of the run " + id.run() + " expired at " + time + "; publish a new attempt or run"));
        });
    }

    private static ProblemException conflict(Job job, String why) {
        var id = job.jobId();
        return new ProblemException(ProblemType.CONFLICT.because("attempt " + id.attempt() + " of the job '" + id.job()
                + "' of the run " + id.run() + " " + why + "; give the run or the job another name"));
    }
}
