package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.Digest;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.CommentId;
import dev.afterrun.notifier.access.Accounts;
import dev.afterrun.notifier.access.CalmSettings;
import dev.afterrun.notifier.access.DatabaseTime;
import dev.afterrun.notifier.access.TurnLost;
import dev.afterrun.notifier.picture.PullRequestKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;

/** Who may write which comment, and what was written. Every time is the database's, so that replicas agree. */
@ApplicationScoped
public class Turns implements PanacheRepositoryBase<PullRequestComment, String> {
    private static final String FORGET = """
            DELETE FROM pull_request_comment WHERE pull_request IN (
                SELECT pull_request FROM pull_request_comment AS comment
                WHERE told_at < statement_timestamp() - :millis * interval '1 millisecond'
                  AND NOT EXISTS (SELECT 1 FROM job_pull_request AS job WHERE job.pull_request = comment.pull_request)
                  AND NOT EXISTS (SELECT 1 FROM due_work WHERE kind = :kind AND key = comment.pull_request)
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    private final DueWork dueWork;
    private final Accounts accounts;
    private final DatabaseTime time;
    private final CalmSettings settings;

    Turns(DueWork dueWork, Accounts accounts, DatabaseTime time, CalmSettings settings) {
        this.dueWork = dueWork;
        this.accounts = accounts;
        this.time = time;
        this.settings = settings;
    }

    /** Forgets up to {@code most} comments that no job is left to be told in, after so long; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return getSession()
                .createNativeMutationQuery(FORGET)
                .setParameter("millis", after.toMillis())
                .setParameter("kind", CommentOnPullRequest.KIND)
                .setParameter("most", most)
                .executeUpdate();
    }

    /** Takes the turn and spends a write of the forge's account, or neither. */
    @Transactional
    Turn take(PullRequestKey pullRequest) {
        var known = findByIdOptional(pullRequest.toString(), LockModeType.PESSIMISTIC_WRITE);
        if (known.filter(comment -> !comment.isUnwanted()).isEmpty()) {
            return new Turn.Silent();
        }
        var comment = known.get();
        var now = time.now();
        var obstacle = comment.obstacle(now);
        if (obstacle.isPresent()) {
            return new Turn.NotYet(obstacle.get());
        }
        var wait = accounts.spend(comment.repository(), now);
        return wait.isPositive() ? new Turn.AccountRests(wait) : comment.take(now);
    }

    /** Makes sure that the turn lasts for one more request to the forge. */
    @Transactional
    void hold(Turn.Ours turn) throws TurnLost {
        locked(turn.pullRequest()).hold(turn.number(), time.now());
    }

    /** Remembers what was written, and lets the pull request rest. */
    @Transactional
    void written(Turn.Ours turn, CommentId id, Digest body) {
        var comment = locked(turn.pullRequest());
        if (comment.isTurn(turn.number())) {
            comment.written(id, body, time.now(), settings.quiet());
        } else {
            // Our write came so late that it may have undone a newer one: have it looked at again.
            comment.forget();
            dueWork.mark(CommentOnPullRequest.KIND, turn.pullRequest().toString(), Duration.ZERO);
        }
    }

    /** The comment is where it was no more; false where the forge may just not show yet what it has taken. */
    @Transactional
    boolean isGone(Turn.Ours turn) throws TurnLost {
        var comment = locked(turn.pullRequest());
        comment.checkTurn(turn.number());
        return comment.isGone(time.now());
    }

    /** Ends the turn; where nothing was sent in it, what was spent is given back. */
    @Transactional
    void end(Turn.Ours turn, boolean sent) {
        locked(turn.pullRequest()).endTurn(turn.number());
        if (!sent) {
            accounts.giveBack(turn.repository());
        }
    }

    private PullRequestComment locked(PullRequestKey pullRequest) {
        return findByIdOptional(pullRequest.toString(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("nothing was told of " + pullRequest));
    }

    /** Somebody who may write wants our comment, even where it was deleted; told again, or late, that changes nothing. */
    @Transactional(TxType.MANDATORY)
    void askAgain(PullRequestKey pullRequest, Instant at) {
        locked(pullRequest).askAgain(at);
    }

    /** Whether our comment, which is gone, is to be written anew all the same. */
    @Transactional
    boolean isWantedAgain(Turn.Ours turn) {
        return locked(turn.pullRequest()).wantedAgain;
    }
}
