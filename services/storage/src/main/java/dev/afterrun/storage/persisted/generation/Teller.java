package dev.afterrun.storage.persisted.generation;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.http.identity.Caller;

/**
 * Who tells what a job does. Which job that is, anybody may say; with the trust of the token and the commit it is one teller's, and where
 * the token is a job's own, it says both.
 *
 * @param trust the token's
 */
record Teller(JobId job, TrustLevel trust, Commit commit) {

    /** The caller, who says to be that job; 403 where the token says otherwise. */
    static Teller of(Caller teller, RepositoryName repository, SetJob job) {
        var said = SetRequests.said(repository, job);
        var caller = teller.as(said);
        var identity = caller.mayPublishAs(said);
        return new Teller(
                new JobId(identity, job.source(), job.run(), job.attempt(), job.job()), caller.trust(), job.commit());
    }
}
