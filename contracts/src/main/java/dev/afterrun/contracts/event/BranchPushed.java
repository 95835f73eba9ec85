package dev.afterrun.contracts.event;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;

/**
 * A branch was pushed to, made or deleted.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param branch without {@code refs/heads/}
 * @param before where it was, {@link Commit#NONE} where it is new
 * @param after where it is, {@link Commit#NONE} where it was deleted
 * @param forced whether commits that it had are gone from it
 */
public record BranchPushed(
        RepositoryId repository,
        RepositoryName name,
        String branch,
        Commit before,
        Commit after,
        boolean forced,
        Actor by)
        implements PullRequestFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.branch.pushed.v1";
}
