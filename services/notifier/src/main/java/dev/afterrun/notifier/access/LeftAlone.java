package dev.afterrun.notifier.access;

import dev.afterrun.contracts.RepositoryId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Work in repositories that have refused us too often: it is due again once one of them lets us in. */
@ApplicationScoped
class LeftAlone {
    // Who is at one of them now finds it marked again, or gone: both are harmless.
    private static final String LEAVE = """
            WITH left_alone AS (
                DELETE FROM due_work WHERE split_part(key, '#', 1) = :repository RETURNING kind, key)
            INSERT INTO work_left_alone (kind, key) SELECT kind, key FROM left_alone
            ON CONFLICT (kind, key) DO UPDATE SET left_at = clock_timestamp()
            """;
    private static final String TAKE_UP = """
            DELETE FROM work_left_alone WHERE split_part(key, '#', 1) = :repository RETURNING kind, key
            """;

    private final EntityManager database;

    LeftAlone(EntityManager database) {
        this.database = database;
    }

    /** A piece of work, by its kind and key. */
    record Piece(String kind, String key) {}

    /** Leaves all alone that is due in the repository's lanes; returns how much. */
    @Transactional(TxType.MANDATORY)
    int leave(RepositoryId repository) {
        return database.createNativeQuery(LEAVE)
                .setParameter("repository", repository.toString())
                .executeUpdate();
    }

    /** What was left alone there, once. */
    @Transactional(TxType.MANDATORY)
    List<Piece> takeUp(RepositoryId repository) {
        List<?> waiting = database.createNativeQuery(TAKE_UP)
                .setParameter("repository", repository.toString())
                .getResultList();
        return waiting.stream()
                .map(Object[].class::cast)
                .map(row -> new Piece((String) row[0], (String) row[1]))
                .toList();
    }
}
