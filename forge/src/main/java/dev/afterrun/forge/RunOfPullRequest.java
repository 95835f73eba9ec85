package dev.afterrun.forge;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Whether a run was one of a pull request, as the forge says. */
public sealed interface RunOfPullRequest {
    /**
     * It has ended, its attempt is the last one, and the pull request is out of the very repository that the run was of, at the very
     * head.
     *
     * @param workflow the workflow's name
     * @param branch the pull request's own, in the head's repository
     * @param pullRequest its number
     * @param fork whether the head lies in another repository than the run
     */
    record Confirmed(
            String workflow,
            Commit head,
            String branch,
            Conclusion conclusion,
            Optional<Instant> startedAt,
            Instant finishedAt,
            URI url,
            int pullRequest,
            boolean fork)
            implements RunOfPullRequest {}

    /** It is none, or not any more. */
    record Unconfirmed(String why) implements RunOfPullRequest {}
}
