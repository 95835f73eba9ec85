package dev.afterrun.notifier.comment;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.duework.DueWork;
import dev.afterrun.duework.Lanes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whether the forge lets us into a repository.
 *
 * <pre>
 * open ──▶ shut: one comment tries again after a while, then after twice that …
 *   ▲        └─ refused too often ──▶ left alone: what was due waits; the next news of the repository tries once
 *   └───────────────── let in ◀────────┘   and what waited is due again
 * </pre>
 */
@ApplicationScoped
class Admission {
    private static final Logger LOG = Logger.getLogger(Admission.class);

    private static final String REFUSED = """
            INSERT INTO shut_repository (repository, refusals, why) VALUES (:repository, 1, :why)
            ON CONFLICT (repository) DO UPDATE SET refusals = shut_repository.refusals + 1, why = excluded.why
            RETURNING refusals
            """;
    private static final String ADMITTED = "DELETE FROM shut_repository WHERE repository = :repository";

    // Who is at one of them now finds it marked again, or gone: both are harmless.
    private static final String LEAVE_ALONE = """
            WITH left_alone AS (
                DELETE FROM due_work WHERE kind = :kind AND split_part(key, '#', 1) = :repository RETURNING key)
            UPDATE pull_request_comment SET awaits_access = true WHERE pull_request IN (SELECT key FROM left_alone)
            """;
    private static final String TAKE_UP = """
            UPDATE pull_request_comment SET awaits_access = false
            WHERE awaits_access AND split_part(pull_request, '#', 1) = :repository RETURNING pull_request
            """;

    private static final String SHUT_TO = """
            SELECT DISTINCT shut.repository FROM shut_repository AS shut
            JOIN pull_request_comment AS comment ON split_part(comment.pull_request, '#', 1) = shut.repository
            WHERE starts_with(shut.repository, :forge || ':')
              AND lower(split_part(comment.repository_name, '/', 1)) = lower(:owner)
            """;

    private final EntityManager database;
    private final DueWork dueWork;
    private final Lanes lanes;
    private final Patience patience;

    Admission(EntityManager database, DueWork dueWork, Lanes lanes, Patience patience) {
        this.database = database;
        this.dueWork = dueWork;
        this.lanes = lanes;
        this.patience = patience;
    }

    /** We were not let in: tells when to try again; empty where it was refused too often. */
    @Transactional
    Optional<Duration> refused(RepositoryId repository, String why) {
        var refusals = ((Number) database.createNativeQuery(REFUSED)
                        .setParameter("repository", repository.toString())
                        .setParameter("why", why)
                        .getSingleResult())
                .intValue();
        var wait = patience.after(refusals);
        if (refusals == 1) {
            LOG.warnf("%s is shut to us: %s", repository, why);
        }
        if (wait.isEmpty()) {
            leaveAlone(repository, refusals);
        }
        return wait;
    }

    /** We were let in: what waited for that is due. */
    @Transactional
    void admitted(RepositoryId repository) {
        if (database.createNativeQuery(ADMITTED)
                        .setParameter("repository", repository.toString())
                        .executeUpdate()
                == 0) {
            return;
        }
        LOG.infof("%s is open to us again", repository);
        List<?> waiting = database.createNativeQuery(TAKE_UP)
                .setParameter("repository", repository.toString())
                .getResultList();
        waiting.forEach(key -> dueWork.mark(CommentOnPullRequest.KIND, (String) key, Duration.ZERO));
    }

    /** The repositories of an account that were shut to us when we last tried. */
    @Transactional(TxType.MANDATORY)
    List<RepositoryId> shutTo(String forge, String owner) {
        List<?> shut = database.createNativeQuery(SHUT_TO)
                .setParameter("forge", forge)
                .setParameter("owner", owner)
                .getResultList();
        return shut.stream()
                .map(String.class::cast)
                .map(repository -> new RepositoryId(forge, repository.substring(forge.length() + 1)))
                .toList();
    }

    /** The forge says that we are let in: what waited, or rests, is due. */
    @Transactional(TxType.MANDATORY)
    void letIn(RepositoryId repository) {
        lanes.wake(CommentOnPullRequest.KIND, repository.toString());
        lanes.wake(SetReaction.KIND, repository.toString());
        admitted(repository);
    }

    private void leaveAlone(RepositoryId repository, int refusals) {
        var waiting = database.createNativeQuery(LEAVE_ALONE)
                .setParameter("kind", CommentOnPullRequest.KIND)
                .setParameter("repository", repository.toString())
                .executeUpdate();
        LOG.infof(
                "%s is left alone after %d refusals; %d comments wait for its next news",
                repository, refusals, waiting);
    }
}
