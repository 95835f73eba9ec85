package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.CommentId;
import dev.afterrun.notifier.picture.PullRequestKey;
import java.time.Duration;
import java.util.Optional;

/** Whether one may write the comment on a pull request now: never two at once, over all replicas. */
sealed interface Turn {
    /**
     * It is ours until it ends, or until we have not {@link Turns#hold held} it for too long.
     *
     * @param number which turn it is; a later one has a higher number
     * @param comment ours, where one was written
     * @param body what was written last
     */
    record Ours(
            PullRequestKey pullRequest,
            RepositoryName repository,
            long number,
            Optional<CommentId> comment,
            Optional<Digest> body)
            implements Turn {}

    /** Another is at it, or the pull request is to be left alone for a while. */
    record NotYet(Outcome.Again again) implements Turn {}

    /** Nothing may be written for so long that counts against the account: what it may is spent, or the forge asked for rest. */
    record AccountRests(Duration time) implements Turn {}

    /** Somebody deleted the comment, or nothing is known of the pull request any more: there is to be none. */
    record Silent() implements Turn {}
}
