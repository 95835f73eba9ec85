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
import java.util.Optional;

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

    private static final String REST = """
            INSERT INTO forge_rest (forge, rest_until)
            VALUES (:forge, clock_timestamp() + :millis * interval '1 millisecond')
            ON CONFLICT (forge) DO UPDATE SET rest_until = GREATEST(forge_rest.rest_until, excluded.rest_until)
            """;
    private static final String RESTING = """
            SELECT extract(epoch FROM rest_until - clock_timestamp()) * 1000 FROM forge_rest
            WHERE forge = :forge AND rest_until > clock_timestamp()
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

    @Transactional
    Turn take(PullRequestKey pullRequest) {
        var resting = resting(pullRequest.repository().forge());
        if (resting.isPresent()) {
            return new Turn.NotYet(resting.get(), "the forge asked to be left alone");
        }
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

    /** Leaves the whole forge alone for as long as it asks: its limits are those of our token, not of a pull request. */
    @Transactional
    void rest(Turn.Ours turn, Duration wait) {
        getSession()
                .createNativeMutationQuery(REST)
                .setParameter("forge", turn.pullRequest().repository().forge())
                .setParameter("millis", wait.toMillis())
                .executeUpdate();
    }

    @Transactional
    void end(Turn.Ours turn) {
        var comment = locked(turn.pullRequest());
        if (comment.isTurn(turn)) {
            comment.turnUntil = null;
        }
    }

    private Optional<Duration> resting(String forge) {
        return getSession()
                .createNativeQuery(RESTING, Long.class)
                .setParameter("forge", forge)
                .uniqueResultOptional()
                .map(Duration::ofMillis);
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
