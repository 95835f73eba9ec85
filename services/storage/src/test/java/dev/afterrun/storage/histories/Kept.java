package dev.afterrun.storage.histories;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.testing.CiJob;
import java.util.Optional;

/**
 * What somebody keeps, who is trusted as the job is whose run it is.
 *
 * @param path of the one file; empty: all that the run has
 */
record Kept(RepositoryName repository, TrustLevel trust, JobKey job, String run, Optional<String> path) {
    static Kept of(CiJob job, Optional<String> path) {
        return new Kept(job.repository(), job.trust(), job.id().key(), job.run(), path);
    }

    /** As people name it. */
    String words() {
        return "run-" + run + path.map(file -> "/" + file).orElse("");
    }

    boolean holds(FileFacts file) {
        return job.equals(file.job())
                && path.filter(own -> !own.equals(file.path())).isEmpty();
    }
}
