package dev.afterrun.notifier.check;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.CheckId;
import dev.afterrun.notifier.access.CalmSettings;
import dev.afterrun.notifier.access.DatabaseTime;
import dev.afterrun.notifier.access.TurnLost;
import dev.afterrun.notifier.picture.Displays;
import dev.afterrun.notifier.picture.PullRequestKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may write the check of which commit, and what was written. Every time is the database's, so that replicas agree. */
@ApplicationScoped
public class CommitChecks implements PanacheRepositoryBase<CommitCheck, String> {
    private static final String KNOW = """
            INSERT INTO commit_check (head, pull_request) VALUES (:head, :pullRequest)
            ON CONFLICT (head) DO UPDATE SET told_at = clock_timestamp()
            """;
    private static final String FORGET = """
            DELETE FROM commit_check WHERE head IN (
                SELECT head FROM commit_check AS told
                WHERE told_at < statement_timestamp() - :millis * interval '1 millisecond'
                  AND NOT EXISTS (SELECT 1 FROM job_pull_request AS job WHERE job.pull_request = told.pull_request)
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    private final DueWork dueWork;
    private final DatabaseTime time;
    private final CalmSettings settings;

    CommitChecks(DueWork dueWork, DatabaseTime time, CalmSettings settings) {
        this.dueWork = dueWork;
        this.time = time;
        this.settings = settings;
    }

    /** Forgets up to {@code most} checks whose pull request has no job left, after so long; returns how many. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return getSession()
                .createNativeMutationQuery(FORGET)
                .setParameter("millis", after.toMillis())
                .setParameter("most", most)
                .executeUpdate();
    }

    /** The pull request whose news was told last beside the commit. */
    @Transactional
    Optional<PullRequestKey> speakerOf(Head head) {
        return findByIdOptional(head.toString()).map(check -> PullRequestKey.parse(check.pullRequest));
    }

    /** The commits beside which the pull request's news was told last, and said to be in progress. */
    @Transactional
    List<Head> pendingOf(PullRequestKey pullRequest) {
        return find("pullRequest = ?1 AND pending = TRUE ORDER BY head", pullRequest.toString()).stream()
                .map(check -> Head.parse(check.head))
                .toList();
    }

    /** Takes the turn to tell the news of this pull request. */
    @Transactional
    CheckTurn take(Head head, RepositoryName repository, PullRequestKey pullRequest) {
        getSession()
                .createNativeMutationQuery(KNOW)
                .setParameter("head", head.toString())
                .setParameter("pullRequest", pullRequest.toString())
                .executeUpdate();
        var check = locked(head);
        var now = time.now();
        return check.obstacle(now)
                .<CheckTurn>map(CheckTurn.NotYet::new)
                .orElseGet(() -> check.take(head, repository, pullRequest, now));
    }

    /** Makes sure that the turn lasts for one more request to the forge. */
    @Transactional
    void hold(CheckTurn.Ours turn) throws TurnLost {
        locked(turn.head()).hold(turn.number(), time.now());
    }

    /** Remembers that the check run is ours. */
    @Transactional
    void found(CheckTurn.Ours turn, CheckId check) {
        locked(turn.head()).found(check);
    }

    /** Remembers what was written, and lets the commit rest. */
    @Transactional
    void written(CheckTurn.Ours turn, Saying saying) {
        var check = locked(turn.head());
        if (check.isTurn(turn.number())) {
            check.written(saying, time.now(), settings.quiet());
        } else {
            // Our write came so late that it may have undone a newer one: have it written again.
            check.forget();
            dueWork.mark(Displays.CHECK, turn.pullRequest().toString(), Duration.ZERO);
        }
    }

    @Transactional
    void end(CheckTurn.Ours turn) {
        locked(turn.head()).endTurn(turn.number());
    }

    private CommitCheck locked(Head head) {
        return findByIdOptional(head.toString(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new IllegalStateException("nothing was told of " + head));
    }
}
