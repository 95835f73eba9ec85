package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.CommentId;
import dev.afterrun.notifier.picture.PullRequestKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our one comment on a pull request as a row.
 *
 * <pre>
 * free ──▶ somebody's turn ──▶ resting (after a write) ──▶ free
 *              └─ not held for too long ──▶ free
 * </pre>
 */
@Entity
@Table(name = "pull_request_comment")
class PullRequestComment {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    @Id
    @Column(name = "pull_request")
    String pullRequest;

    @Column(name = "repository_name")
    String repositoryName;

    @Column(name = "comment_id")
    @Nullable
    Long commentId;

    @Column(name = "body_sha256")
    @Nullable
    String body;

    @Column(name = "written_at")
    @Nullable
    Instant writtenAt;

    @Column(name = "rest_until")
    @Nullable
    Instant restUntil;

    long turn;

    @Column(name = "turn_until")
    @Nullable
    Instant turnUntil;

    @SuppressWarnings("NullAway.Init")
    PullRequestComment() {}

    Turn take(Instant now, Duration lease) {
        if (isAhead(turnUntil, now)) {
            return new Turn.NotYet(TRY_AGAIN, "another writes the comment");
        }
        if (isAhead(restUntil, now)) {
            return new Turn.NotYet(Duration.between(now, restUntil), "the pull request rests");
        }
        turn++;
        turnUntil = now.plus(lease);
        return new Turn.Ours(
                PullRequestKey.parse(pullRequest),
                RepositoryName.parse(repositoryName),
                turn,
                Optional.ofNullable(commentId).map(CommentId::new),
                Optional.ofNullable(body).map(Digest::new));
    }

    boolean isTurn(Turn.Ours ours) {
        return turn == ours.number();
    }

    void written(CommentId comment, Digest digest, Instant now, Duration quiet) {
        commentId = comment.value();
        body = digest.hex();
        writtenAt = now;
        restUntil = now.plus(quiet);
    }

    /** Somebody wrote out of turn: what stands on the forge is to be looked up again. */
    void forget() {
        commentId = null;
        body = null;
    }

    private static boolean isAhead(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now);
    }
}
