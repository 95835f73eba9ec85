package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.CommentId;
import dev.afterrun.notifier.access.WrittenInTurns;
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
 * written in turns ──▶ the comment was deleted ──▶ silent ──▶ written in turns (asked for again)
 * </pre>
 */
@Entity
@Table(name = "pull_request_comment")
class PullRequestComment extends WrittenInTurns {
    /** Within that time a forge may not yet show what it has taken; afterwards, what it does not show was deleted. */
    private static final Duration SHOWN_AFTER = Duration.ofMinutes(1);

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

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    @Column(name = "wanted_again")
    boolean wantedAgain;

    @Column(name = "asked_again_at")
    @Nullable
    Instant askedAgainAt;

    @SuppressWarnings("NullAway.Init")
    PullRequestComment() {}

    RepositoryName repository() {
        return RepositoryName.parse(repositoryName);
    }

    @Override
    protected String what() {
        return "the comment on " + pullRequest;
    }

    /** Whether somebody deleted it, and nobody has asked for it since. */
    boolean isUnwanted() {
        return deletedAt != null;
    }

    Turn.Ours take(Instant now) {
        return new Turn.Ours(
                PullRequestKey.parse(pullRequest),
                repository(),
                beginTurn(now),
                Optional.ofNullable(commentId).map(CommentId::new),
                Optional.ofNullable(body).map(Digest::new));
    }

    void written(CommentId comment, Digest digest, Instant now, Duration quiet) {
        commentId = comment.value();
        body = digest.hex();
        wantedAgain = false;
        written(now, quiet);
    }

    /** Somebody wants it, though it was deleted or will be found to be. */
    void askAgain(Instant at) {
        if (askedAgainAt != null && !at.isAfter(askedAgainAt)) {
            return;
        }
        askedAgainAt = at;
        wantedAgain = true;
        if (deletedAt != null) {
            deletedAt = null;
            forget();
        }
    }

    /** The forge shows our comment no more: true where somebody deleted it, false where it may show it yet. */
    boolean isGone(Instant now) {
        if (isWrittenAfter(now.minus(SHOWN_AFTER))) {
            return false;
        }
        if (!wantedAgain) {
            deletedAt = now;
        }
        return true;
    }

    /** Somebody wrote out of turn: what stands on the forge is to be looked up again. */
    void forget() {
        commentId = null;
        body = null;
    }
}
