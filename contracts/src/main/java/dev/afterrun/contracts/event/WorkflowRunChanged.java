package dev.afterrun.contracts.event;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of the forge's own CI was asked for, began or ended.
 *
 * <p>Type {@value #TYPE}.
 *
 * @param run the forge's id of the run
 * @param attempt 1 for the first
 * @param workflow the workflow's name
 * @param commit what it runs for
 * @param headRepository the forge's id of the repository that the commit lies in; another one for a fork
 * @param trigger the event that set it off, such as {@code pull_request}
 * @param status the forge's own word: {@code queued}, {@code in_progress}, {@code completed} …
 * @param conclusion the forge's own word, once it has ended
 * @param updatedAt the forge's time of the change
 */
public record WorkflowRunChanged(
        RepositoryId repository,
        RepositoryName name,
        String run,
        int attempt,
        String workflow,
        Commit commit,
        Optional<String> headRepository,
        String trigger,
        String status,
        Optional<String> conclusion,
        Instant updatedAt)
        implements PullRequestFact {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.afterrun.workflow-run.changed.v1";
}
