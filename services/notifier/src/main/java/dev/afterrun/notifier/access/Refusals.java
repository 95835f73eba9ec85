package dev.afterrun.notifier.access;

import dev.afterrun.duework.Worker.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What the forge refuses of one piece of work, how often in a row, and with which words the last time. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private static final String REFUSED = """
            INSERT INTO refused_work (kind, key, refusals, why) VALUES (:kind, :key, 1, :why)
            ON CONFLICT (kind, key) DO UPDATE
            SET refusals = refused_work.refusals + 1, why = excluded.why, refused_at = clock_timestamp()
            RETURNING refusals
            """;
    private static final String TAKEN = "DELETE FROM refused_work WHERE kind = :kind AND key = :key";
    private static final String FORGET = """
            DELETE FROM refused_work WHERE (kind, key) IN (
                SELECT kind, key FROM refused_work
                WHERE refused_at < statement_timestamp() - :millis * interval '1 millisecond'
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;
    private static final String FORGET_LEFT_ALONE = """
            DELETE FROM work_left_alone WHERE (kind, key) IN (
                SELECT kind, key FROM work_left_alone
                WHERE left_at < statement_timestamp() - :millis * interval '1 millisecond'
                LIMIT :most FOR UPDATE SKIP LOCKED)
            """;

    private final EntityManager database;
    private final Patience patience;

    Refusals(EntityManager database, Patience patience) {
        this.database = database;
        this.patience = patience;
    }

    /** Notes it. It is tried again ever more rarely; after that, with its next news. */
    @Transactional
    public Outcome refused(String kind, String key, String why) {
        var refusals = ((Number) database.createNativeQuery(REFUSED)
                        .setParameter("kind", kind)
                        .setParameter("key", key)
                        .setParameter("why", why)
                        .getSingleResult())
                .intValue();
        var wait = patience.after(refusals);
        if (refusals == 1 || wait.isEmpty()) {
            LOG.warnf("The %s of %s is not in step, tried %d times: %s", kind, key, refusals, why);
        }
        return wait.<Outcome>map(length -> new Outcome.Again(length, why)).orElse(Outcome.DONE);
    }

    /** The forge has taken it. */
    @Transactional
    public void taken(String kind, String key) {
        database.createNativeQuery(TAKEN)
                .setParameter("kind", kind)
                .setParameter("key", key)
                .executeUpdate();
    }

    /** Forgets up to {@code most} of each kind, of which there was nothing new for so long; returns how many at most. */
    @Transactional(TxType.MANDATORY)
    public int forget(Duration after, int most) {
        return Math.max(forget(FORGET, after, most), forget(FORGET_LEFT_ALONE, after, most));
    }

    private int forget(String statement, Duration after, int most) {
        return database.createNativeQuery(statement)
                .setParameter("millis", after.toMillis())
                .setParameter("most", most)
                .executeUpdate();
    }
}
