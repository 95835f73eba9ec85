package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.CommentId;
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
class Turns implements PanacheRepositoryBase<PullRequestComment, String> {
    /** Longer than a request to the forge may take, so that a turn does not end while one is under way. */
    static final Duration LEASE = Duration.ofSeconds(45);

    private static final String KNOW = """
            INSERT INTO pull_request_comment (pull_request, repository_name) VALUES (:pullRequest, :name)
            ON CONFLICT (pull_request)
            DO UPDATE SET repository_name = excluded.repository_name, told_at = clock_timestamp()
            """;

    private static final String FORGET = """
            DELETE FROM pull_request_comment WHERE pull_request IN (
                SELECT pull_request FROM pull_request_comment AS comment
                WHERE told_at < clock_timestamp() - :millis * interval '1 millisecond'
                  AND NOT EXISTS (SELECT 1 FROM job_pull_request AS job WHERE job.pull_request = comment.pull_request)
                  AND NOT EXISTS (SELECT 1 FROM due_work WHERE kind = :kind AND key = comment.pull_request)
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    private final DueWork dueWork;
    private final Accounts accounts;
    private final CommentSettings settings;

    Turns(DueWork dueWork, Accounts accounts, CommentSettings settings) {
        this.dueWork = dueWork;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** Makes room for the comment on a pull request, of a repository that is called {@code name} by now. */
    @Transactional(TxType.MANDATORY)
    void know(PullRequestKey pullRequest, RepositoryName name) {
        getSession()
                .createNativeMutationQuery(KNOW)
                .setParameter("pullRequest", pullRequest.toString())
                .setParameter("name", name.toString())
                .executeUpdate();
    }

    /** Forgets up to {@code most} comments that no job is left to be told in, after so long; returns how many. */
    @Transactional(TxType.MANDATORY)
    int forget(Duration after, int most) {
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
        var comment = locked(pullRequest);
        var now = now();
        var obstacle = comment.obstacle(now);
        if (obstacle.isPresent()) {
            return obstacle.get();
        }
        var wait = accounts.spend(comment.repository(), now);
        return wait.isPositive() ? new Turn.AccountRests(wait) : comment.take(now, LEASE);
    }

    /** Makes sure that the turn lasts for one more request to the forge. */
    @Transactional
    void hold(Turn.Ours turn) throws TurnLost {
        var comment = locked(turn.pullRequest());
        if (!comment.isTurn(turn)) {
            throw new TurnLost(turn.pullRequest());
        }
        comment.turnUntil = now().plus(LEASE);
    }

    /** Remembers what was written, and lets the pull request rest. */
    @Transactional
    void written(Turn.Ours turn, CommentId id, Digest body) {
        var comment = locked(turn.pullRequest());
        if (comment.isTurn(turn)) {
            comment.written(id, body, now(), settings.quiet());
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
        if (!comment.isTurn(turn)) {
            throw new TurnLost(turn.pullRequest());
        }
        return comment.isGone(now());
    }

    /** Notes that the forge refused to take the comment; tells how often in a row. */
    @Transactional
    int refused(Turn.Ours turn, String why) {
        var comment = locked(turn.pullRequest());
        comment.refused(why);
        return comment.refusals;
    }

    /** Leaves all alone that counts against the same account: the forge's limits are not those of a pull request. */
    @Transactional
    void rest(Turn.Ours turn, Duration wait) {
        accounts.rest(turn.repository(), now().plus(wait));
    }

    /** Ends the turn; where nothing was sent in it, what was spent is given back. */
    @Transactional
    void end(Turn.Ours turn, boolean sent) {
        var comment = locked(turn.pullRequest());
        if (comment.isTurn(turn)) {
            comment.turnUntil = null;
        }
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

    Instant now() {
        return getSession()
                .createNativeQuery("SELECT clock_timestamp()", Instant.class)
                .getSingleResult();
    }
}
