package dev.afterrun.contracts.job;

import dev.afterrun.contracts.Commit;
import java.net.URI;

/**
 * The run that a pull request's job is compared with: the newest of the same job on the branch that it goes into.
 *
 * @param branch without {@code refs/heads/}
 * @param page the run's page
 */
public record ComparedRun(String branch, Commit commit, URI page) {}
