package dev.afterrun.storage.histories;

import dev.afterrun.contracts.job.JobKey;

/**
 * A file of a job whose event was accepted: once that is taken the file is there, until its end.
 *
 * @param run what the job's run is called
 */
record Promise(JobKey job, String run, String path) {
    @Override
    public String toString() {
        return run + ": " + path;
    }
}
