package dev.afterrun.storage.switching;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Repository;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is asked about a job that has package files.
 *
 * @param hint the pull request that it names
 */
public record PackageQuestion(
        Repository repository, JobId job, Commit commit, TrustLevel trust, Optional<Integer> hint) {
    static PackageQuestion about(Job job) {
        return new PackageQuestion(job.repository(), job.jobId(), job.commit(), job.trust(), job.pullRequestHint());
    }

    Run run() {
        return new Run(job.source(), job.run(), job.attempt());
    }

    OptionalInt hinted() {
        return hint.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** A push of somebody whom the token vouches for: nobody needs to be asked about it. */
    boolean isTrustedPush() {
        return trust == TrustLevel.TRUSTED && hint.isEmpty();
    }

    /** Whether it is a pull request's, whatever the forge says of its commit. */
    boolean isOfPullRequest() {
        return trust == TrustLevel.UNTRUSTED || hint.isPresent();
    }
}
