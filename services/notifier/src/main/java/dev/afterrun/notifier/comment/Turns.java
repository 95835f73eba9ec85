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
            ON CONFLICT (pull_request) DO UPDATE SET repository_name = excluded.repository_name
            """;

    private final DueWork dueWork;
    private final CommentSettings settings;

    Turns(DueWork dueWork, CommentSettings settings) {
        this.dueWork = dueWork;
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

    @Transactional
    Turn take(PullRequestKey pullRequest) {
        return locked(pullRequest).take(now(), LEASE);
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

    /** Lets the pull request rest for as long as the forge asks. */
    @Transactional
    void rest(Turn.Ours turn, Duration wait) {
        locked(turn.pullRequest()).restUntil = now().plus(wait);
    }

    @Transactional
    void end(Turn.Ours turn) {
        var comment = locked(turn.pullRequest());
        if (comment.isTurn(turn)) {
            comment.turnUntil = null;
        }
    }

    private PullRequestComment locked(PullRequestKey pullRequest) {
        return findByIdOptional(pullRequest.toString(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("nothing was told of " + pullRequest));
    }

    private Instant now() {
        return getSession()
                .createNativeQuery("SELECT clock_timestamp()", Instant.class)
                .getSingleResult();
    }
}
