package dev.afterrun.contracts.job;

import dev.afterrun.contracts.RepositoryId;

/**
 * One job of one attempt of one run: what a {@code RunFinished} speaks for.
 *
 * @param source the CI system, as a URI reference (CloudEvents 1.0, {@code source})
 * @param run the CI system's id of the run
 * @param attempt 1 for the first; a re-run counts up
 * @param job the job's name, with its matrix values where it has any
 */
public record JobId(RepositoryId repository, String source, String run, int attempt, String job) {

    /** The address of this job in the API. */
    public JobKey key() {
        return JobKey.of(this);
    }
}
