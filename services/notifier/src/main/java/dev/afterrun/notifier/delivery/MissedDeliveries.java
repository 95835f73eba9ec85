package dev.afterrun.notifier.delivery;

import dev.afterrun.contracts.event.GitHubEvents;
import dev.afterrun.forge.LoggedDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/**
 * What the forge told in vain.
 *
 * <pre>
 * found ──▶ asked for, up to three times ──▶ given up: kept until the log has it no more, so that it is not found again
 *   └──────────┴─ answered ──▶ forgotten at the end of the reading
 * </pre>
 */
@ApplicationScoped
class MissedDeliveries {
    private static final String FOUND = """
            INSERT INTO missed_delivery (app, guid, delivery, event, delivered_at)
            VALUES (:app, :guid, :delivery, :event, :at) ON CONFLICT (app, guid) DO NOTHING
            """;
    private static final String ANSWERED = """
            INSERT INTO missed_delivery (app, guid, delivery, event, delivered_at, answered)
            VALUES (:app, :guid, :delivery, :event, :at, true) ON CONFLICT (app, guid) DO UPDATE SET answered = true
            """;
    private static final String SETTLE = "DELETE FROM missed_delivery WHERE app = :app AND answered RETURNING asked";
    private static final String FORGET = """
            DELETE FROM missed_delivery
            WHERE app = :app AND given_up AND delivered_at < statement_timestamp() - :kept * interval '1 millisecond'
            """;
    private static final String DUE = """
            SELECT guid, delivery, event, asked FROM missed_delivery
            WHERE app = :app AND NOT answered AND NOT given_up AND look_at <= statement_timestamp()
            ORDER BY delivered_at, delivery LIMIT :most
            """;
    private static final String SPEND = """
            UPDATE missed_delivery SET asked = asked + 1, look_at = clock_timestamp() + :wait * interval '1 millisecond'
            WHERE app = :app AND guid = :guid AND asked = :asked
            """;
    private static final String GIVE_BACK = """
            UPDATE missed_delivery SET asked = :asked, look_at = clock_timestamp()
            WHERE app = :app AND guid = :guid AND asked = :asked + 1
            """;
    private static final String GIVE_UP =
            "UPDATE missed_delivery SET given_up = true WHERE app = :app AND guid = :guid AND NOT given_up";

    private final EntityManager database;

    MissedDeliveries(EntityManager database) {
        this.database = database;
    }

    /**
     * Takes note of what stands on a page of the log; returns how many are newly missed. Of what was delivered again only a good
     * answer is news: that the first delivery failed says the entry of that one.
     */
    @Transactional
    int note(String app, List<LoggedDelivery> page) {
        var found = 0;
        for (var delivery : page) {
            if (delivery.again() && delivery.answered()) {
                put(ANSWERED, app, delivery);
            } else if (!delivery.again() && !delivery.answered() && GitHubEvents.NEEDED.contains(delivery.event())) {
                found += put(FOUND, app, delivery);
            }
        }
        return found;
    }

    /** The log was read to its end: forgets what was answered, and returns how many of it we had asked for. */
    @Transactional
    int settle(String app) {
        List<?> answered =
                database.createNativeQuery(SETTLE).setParameter("app", app).getResultList();
        database.createNativeQuery(FORGET)
                .setParameter("app", app)
                .setParameter("kept", Readings.KEPT.plus(Readings.OVERLAP).toMillis())
                .executeUpdate();
        return (int) answered.stream()
                .filter(asked -> ((Number) asked).intValue() > 0)
                .count();
    }

    /** Up to {@code most} that it is time to look at, oldest first. */
    @Transactional
    List<Missed> due(String app, int most) {
        List<?> rows = database.createNativeQuery(DUE)
                .setParameter("app", app)
                .setParameter("most", most)
                .getResultList();
        return rows.stream()
                .map(Object[].class::cast)
                .map(MissedDeliveries::missed)
                .toList();
    }

    /** Counts that one is asked for, before it is; false where another replica has. */
    @Transactional
    boolean spend(String app, Missed missed, Duration wait) {
        return database.createNativeQuery(SPEND)
                        .setParameter("app", app)
                        .setParameter("guid", missed.guid())
                        .setParameter("asked", missed.asked())
                        .setParameter("wait", wait.toMillis())
                        .executeUpdate()
                > 0;
    }

    /** It was not asked for after all. */
    @Transactional
    void giveBack(String app, Missed missed) {
        database.createNativeQuery(GIVE_BACK)
                .setParameter("app", app)
                .setParameter("guid", missed.guid())
                .setParameter("asked", missed.asked())
                .executeUpdate();
    }

    /** It is asked for no more; false where that was so already. */
    @Transactional
    boolean giveUp(String app, Missed missed) {
        return database.createNativeQuery(GIVE_UP)
                        .setParameter("app", app)
                        .setParameter("guid", missed.guid())
                        .executeUpdate()
                > 0;
    }

    private int put(String statement, String app, LoggedDelivery delivery) {
        return database.createNativeQuery(statement)
                .setParameter("app", app)
                .setParameter("guid", delivery.guid())
                .setParameter("delivery", delivery.id())
                .setParameter("event", delivery.event())
                .setParameter("at", delivery.at())
                .executeUpdate();
    }

    private static Missed missed(Object[] row) {
        return new Missed(
                (String) row[0], ((Number) row[1]).longValue(), (String) row[2], ((Number) row[3]).intValue());
    }
}
