package dev.afterrun.notifier.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far each App's log was read. A reading goes from what was newest at its beginning back to what an earlier one has seen, over
 * as many turns as it takes; one that breaks off goes on with the page that was next.
 */
@ApplicationScoped
class Readings {
    /** GitHub keeps its log, and delivers again, for so long. */
    static final Duration KEPT = Duration.ofDays(3);

    /** So much of what was seen is read again: a delivery may come into the log after one that began later. */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private static final String KNOW = "INSERT INTO delivery_log (app) VALUES (:app) ON CONFLICT (app) DO NOTHING";
    private static final String FLOOR = """
            SELECT GREATEST(seen_until - :overlap * interval '1 millisecond',
                clock_timestamp() - :kept * interval '1 millisecond')
            FROM delivery_log WHERE app = :app
            """;
    private static final String CURSOR = "SELECT cursor FROM delivery_log WHERE app = :app AND cursor IS NOT NULL";
    private static final String GOES_ON = """
            UPDATE delivery_log SET reading_from = COALESCE(reading_from, :newest), cursor = :next WHERE app = :app
            """;
    private static final String ENDED = """
            UPDATE delivery_log SET seen_until = GREATEST(seen_until, COALESCE(reading_from, :newest)),
                reading_from = NULL, cursor = NULL, shut = NULL
            WHERE app = :app
            """;
    private static final String SHUT =
            "UPDATE delivery_log SET shut = :why WHERE app = :app AND (shut IS NULL OR shut <> :why)";
    private static final String BREAK_OFF =
            "UPDATE delivery_log SET reading_from = NULL, cursor = NULL WHERE app = :app";

    private final EntityManager database;

    Readings(EntityManager database) {
        this.database = database;
    }

    /**
     * Where a reading is.
     *
     * @param floor what was delivered before was seen already, or is kept no more
     * @param cursor the page to read next; empty where it begins
     */
    record Reading(Instant floor, Optional<String> cursor) {}

    /** The reading that is under way, or a new one. */
    @Transactional
    Reading current(String app) {
        database.createNativeQuery(KNOW).setParameter("app", app).executeUpdate();
        var floor = (Instant) database.createNativeQuery(FLOOR, Instant.class)
                .setParameter("overlap", OVERLAP.toMillis())
                .setParameter("kept", KEPT.toMillis())
                .setParameter("app", app)
                .getSingleResult();
        List<?> cursors =
                database.createNativeQuery(CURSOR).setParameter("app", app).getResultList();
        return new Reading(floor, cursors.stream().findFirst().map(String.class::cast));
    }

    /**
     * A page was read, and another is to follow.
     *
     * @param newest when the newest delivery on it was; counts on a reading's first page alone
     */
    @Transactional
    void goesOn(String app, Instant newest, String next) {
        database.createNativeQuery(GOES_ON)
                .setParameter("app", app)
                .setParameter("newest", newest)
                .setParameter("next", next)
                .executeUpdate();
    }

    /** All that the log has is seen, as of the reading's first page; {@code newest} as in {@link #goesOn}. */
    @Transactional
    void ended(String app, Instant newest) {
        database.createNativeQuery(ENDED)
                .setParameter("app", app)
                .setParameter("newest", newest)
                .executeUpdate();
    }

    /** The log cannot be read, and the next reading begins anew; false where the forge had said so before. */
    @Transactional
    boolean isNewlyShut(String app, String why) {
        database.createNativeQuery(BREAK_OFF).setParameter("app", app).executeUpdate();
        return database.createNativeQuery(SHUT)
                        .setParameter("app", app)
                        .setParameter("why", why)
                        .executeUpdate()
                > 0;
    }
}
