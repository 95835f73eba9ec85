package dev.afterrun.contracts.job;

import dev.afterrun.contracts.RepositoryId;

/**
 * One attempt of one run: what a {@code RunStarted} speaks for.
 *
 * @param source the CI system, as a URI reference (CloudEvents 1.0, {@code source})
 * @param run the CI system's id of the run
 * @param attempt 1 for the first; a re-run counts up
 */
public record RunId(RepositoryId repository, String source, String run, int attempt) {

    /** The job of this name in it. */
    public JobId job(String name) {
        return new JobId(repository, source, run, attempt, name);
    }
}
