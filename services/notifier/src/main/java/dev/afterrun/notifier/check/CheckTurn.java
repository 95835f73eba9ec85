package dev.afterrun.notifier.check;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.CheckId;
import dev.afterrun.notifier.picture.PullRequestKey;
import java.util.Optional;

/** Whether one may write the check of a commit now: never two at once, over all replicas. */
sealed interface CheckTurn {
    /**
     * It is ours until it ends, or until we have not {@link CommitChecks#hold held} it for too long.
     *
     * @param pullRequest whose news is told
     * @param number which turn it is; a later one has a higher number
     * @param check our check run, where one was written
     * @param said what was written last
     */
    record Ours(
            Head head,
            RepositoryName repository,
            PullRequestKey pullRequest,
            long number,
            Optional<CheckId> check,
            Optional<Digest> said)
            implements CheckTurn {}

    /** Another is at it, or it is to be left alone for a while. */
    record NotYet(Outcome.Again again) implements CheckTurn {}
}
