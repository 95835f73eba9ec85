package dev.afterrun.contracts.event;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.util.Optional;

/**
 * Somebody asked for a check to be made again.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param check the forge's id of the check's run
 * @param title what the check is called
 * @param reference what its maker calls it
 */
public record RerunRequested(
        RepositoryId repository,
        RepositoryName name,
        Commit commit,
        String check,
        String title,
        Optional<String> reference,
        Actor by)
        implements PullRequestFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.check.rerun-requested.v1";
}
