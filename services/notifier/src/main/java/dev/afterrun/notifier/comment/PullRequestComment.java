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
 *              ├─ not held for too long ──▶ free
 *              └─ the comment was deleted ──▶ silent ──▶ free (asked for again)
 * </pre>
 */
@Entity
@Table(name = "pull_request_comment")
class PullRequestComment {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

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

    @Column(name = "deleted_at")
    @Nullable
    Instant deletedAt;

    int refusals;

    @Column(name = "refused_why")
    @Nullable
    String refusedWhy;

    @Column(name = "awaits_access")
    boolean awaitsAccess;

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

    /** Why it may not be written now; empty where it may. */
    Optional<Turn> obstacle(Instant now) {
        if (deletedAt != null) {
            return Optional.of(new Turn.Silent());
        }
        if (isAhead(turnUntil, now)) {
            return Optional.of(new Turn.NotYet(TRY_AGAIN, "another writes the comment"));
        }
        return isAhead(restUntil, now)
                ? Optional.of(new Turn.NotYet(Duration.between(now, restUntil), "the pull request rests"))
                : Optional.empty();
    }

    Turn.Ours take(Instant now, Duration lease) {
        turn++;
        turnUntil = now.plus(lease);
        return new Turn.Ours(
                PullRequestKey.parse(pullRequest),
                repository(),
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
        refusals = 0;
        refusedWhy = null;
        wantedAgain = false;
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

    /** The forge refused to take it, once more. */
    void refused(String why) {
        refusals++;
        refusedWhy = why;
    }

    /** The forge shows our comment no more: true where somebody deleted it, false where it may show it yet. */
    boolean isGone(Instant now) {
        if (isAhead(writtenAt, now.minus(SHOWN_AFTER))) {
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

    private static boolean isAhead(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now);
    }
}
