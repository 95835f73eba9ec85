package dev.afterrun.notifier.access;

import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
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
 * open ──▶ shut: one piece of work tries again after a while, then after twice that …
 *   ▲        └─ refused too often ──▶ left alone: what was due waits; the next news of the repository tries once
 *   └───────────────── let in ◀────────┘   and what waited is due again
 * </pre>
 */
@ApplicationScoped
public class Admission {
    private static final Logger LOG = Logger.getLogger(Admission.class);

    private static final String REFUSED = """
            INSERT INTO shut_repository (repository, name, refusals, why) VALUES (:repository, :name, 1, :why)
            ON CONFLICT (repository) DO UPDATE
            SET refusals = shut_repository.refusals + 1, name = excluded.name, why = excluded.why
            RETURNING refusals
            """;
    private static final String ADMITTED = "DELETE FROM shut_repository WHERE repository = :repository";

    private static final String SHUT =
            "SELECT repository FROM shut_repository WHERE starts_with(repository, :forge || ':')";
    private static final String SHUT_TO = """
            SELECT repository FROM shut_repository
            WHERE starts_with(repository, :forge || ':') AND lower(split_part(name, '/', 1)) = lower(:owner)
            """;

    private final EntityManager database;
    private final DueWork dueWork;
    private final Lanes lanes;
    private final LeftAlone leftAlone;
    private final Patience patience;

    Admission(EntityManager database, DueWork dueWork, Lanes lanes, LeftAlone leftAlone, Patience patience) {
        this.database = database;
        this.dueWork = dueWork;
        this.lanes = lanes;
        this.leftAlone = leftAlone;
        this.patience = patience;
    }

    /** We were not let in: tells when to try again; empty where it was refused too often. */
    @Transactional
    Optional<Duration> refused(RepositoryId repository, RepositoryName name, String why) {
        var refusals = ((Number) database.createNativeQuery(REFUSED)
                        .setParameter("repository", repository.toString())
                        .setParameter("name", name.toString())
                        .setParameter("why", why)
                        .getSingleResult())
                .intValue();
        var wait = patience.after(refusals);
        if (refusals == 1) {
            LOG.warnf("%s is shut to us: %s", repository, why);
        }
        wait.ifPresentOrElse(
                length -> lanes.restAll(repository.toString(), length), () -> leaveAlone(repository, refusals));
        return wait;
    }

    /** We were let in: what waited for that is due. */
    @Transactional
    void admitted(RepositoryId repository) {
        if (opened(repository)) {
            LOG.infof("%s is open to us again", repository);
        }
    }

    /** We may have been let in: what waited is due, and the first to be refused shuts it again. */
    @Transactional
    void tried(RepositoryId repository) {
        if (opened(repository)) {
            LOG.infof("%s is tried again", repository);
        }
    }

    private boolean opened(RepositoryId repository) {
        if (database.createNativeQuery(ADMITTED)
                        .setParameter("repository", repository.toString())
                        .executeUpdate()
                == 0) {
            return false;
        }
        leftAlone.takeUp(repository).forEach(piece -> dueWork.mark(piece.kind(), piece.key(), Duration.ZERO));
        // Last: who takes work holds a piece of it before its lane.
        lanes.wake(repository.toString());
        return true;
    }

    /** The forge's repositories that were shut to us when we last tried. */
    @Transactional(TxType.MANDATORY)
    List<RepositoryId> shut(String forge) {
        return repositories(
                forge,
                database.createNativeQuery(SHUT).setParameter("forge", forge).getResultList());
    }

    /** Those of an account among them. */
    @Transactional(TxType.MANDATORY)
    List<RepositoryId> shutTo(String forge, String owner) {
        return repositories(
                forge,
                database.createNativeQuery(SHUT_TO)
                        .setParameter("forge", forge)
                        .setParameter("owner", owner)
                        .getResultList());
    }

    private static List<RepositoryId> repositories(String forge, List<?> shut) {
        return shut.stream()
                .map(String.class::cast)
                .map(repository -> new RepositoryId(forge, repository.substring(forge.length() + 1)))
                .toList();
    }

    private void leaveAlone(RepositoryId repository, int refusals) {
        var waiting = leftAlone.leave(repository);
        LOG.infof(
                "%s is left alone after %d refusals; %d pieces of work wait for its next news",
                repository, refusals, waiting);
    }
}
