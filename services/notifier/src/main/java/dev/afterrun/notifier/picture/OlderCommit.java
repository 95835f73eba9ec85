package dev.afterrun.notifier.picture;

import dev.afterrun.contracts.Commit;
import java.net.URI;

/**
 * A commit that is no longer the pull request's head, in short.
 *
 * @param jobs how many jobs reported on it, each counted once
 * @param failed how many of them failed
 * @param page of its last run
 */
public record OlderCommit(Commit commit, int jobs, int failed, URI page) {}
