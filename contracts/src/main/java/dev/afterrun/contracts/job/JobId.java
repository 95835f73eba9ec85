package dev.afterrun.contracts.job;

import dev.afterrun.contracts.RepositoryId;
import java.net.URI;

/**
 * One job of one attempt of one run: what a {@code RunFinished} speaks for.
 *
 * @param source the CI system, as a URI reference (CloudEvents 1.0, {@code source})
 * @param run the CI system's id of the run
 * @param attempt 1 for the first; a re-run counts up
 * @param job the job's name, with its matrix values where it has any
 */
public record JobId(RepositoryId repository, String source, String run, int attempt, String job) {

    /** Whether it ran on the CI of its repository's own forge. */
    public boolean runsOnTheForge() {
        try {
            return repository.forge().equals(URI.create(source).getHost());
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }

    /** The address of this job in the API. */
    public JobKey key() {
        return JobKey.of(this);
    }
}
