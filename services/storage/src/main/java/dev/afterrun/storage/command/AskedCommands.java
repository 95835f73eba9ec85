package dev.afterrun.storage.command;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** What people have asked for: each once, those of a pull request in the order in which they came. */
@ApplicationScoped
class AskedCommands {
    private static final String TAKE = """
            INSERT INTO asked_command (repository_id, number, id, comment, login, person, said, told_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING seq
            """;
    private static final String NEXT = """
            SELECT seq, comment, login, person, said, asked_at FROM asked_command
            WHERE repository_id = ? AND number = ? AND done_at IS NULL ORDER BY seq LIMIT 1
            """;
    private static final String OF_AN_HOUR = """
            SELECT count(*) FROM asked_command
            WHERE repository_id = ? AND number = ? AND asked_at > clock_timestamp() - interval '1 hour'
            """;
    private static final String OVERTAKEN = """
            SELECT 1 FROM asked_command
            WHERE repository_id = ? AND number = ? AND comment IS NULL AND told_at > ? LIMIT 1
            """;
    private static final String EXPLAINED = """
            SELECT 1 FROM asked_command WHERE repository_id = ? AND number = ? AND person = ? AND explained
              AND asked_at > clock_timestamp() - interval '1 hour' LIMIT 1
            """;
    private static final String FORGET = """
            DELETE FROM asked_command WHERE seq IN (
                SELECT seq FROM asked_command
                WHERE asked_at < statement_timestamp() - ? * interval '1 millisecond' AND done_at IS NOT NULL
                LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final Sql sql;

    AskedCommands(Sql sql) {
        this.sql = sql;
    }

    /** Remembers it; empty where it was remembered before. */
    @Transactional(TxType.MANDATORY)
    Optional<Long> take(Repository repository, Asking asking) {
        return sql.first(
                row -> row.getLong("seq"),
                TAKE,
                repository.id(),
                asking.number(),
                asking.id(),
                asking.comment(),
                asking.by().login(),
                asking.by().id(),
                asking.said(),
                asking.toldAt());
    }

    /** How many have come on the pull request within an hour. */
    long lately(Repository repository, int number) {
        return sql.first(row -> row.getLong(1), OF_AN_HOUR, repository.id(), number)
                .orElseThrow();
    }

    /** How many of those were this person's. */
    long latelyOf(Repository repository, int number, Actor person) {
        return sql.first(row -> row.getLong(1), OF_AN_HOUR + " AND person = ?", repository.id(), number, person.id())
                .orElseThrow();
    }

    /** Whether a label of the pull request was changed after that, as far as is known. */
    boolean isOvertaken(Repository repository, Asking label) {
        return sql.exists(OVERTAKEN, repository.id(), label.number(), label.toldAt());
    }

    /** What is to be done next on the pull request. */
    Optional<Asked> next(Repository repository, int number) {
        return sql.first(row -> asked(row, repository, number), NEXT, repository.id(), number);
    }

    /** It is done; false where somebody else had done it. */
    @Transactional(TxType.MANDATORY)
    boolean done(long seq) {
        return sql.update("UPDATE asked_command SET done_at = clock_timestamp() WHERE seq = ? AND done_at IS NULL", seq)
                > 0;
    }

    /** Whether the person was told within an hour why something was not done, on this pull request. */
    boolean isExplained(Asked asked) {
        return sql.exists(
                EXPLAINED, asked.repository().id(), asked.number(), asked.by().id());
    }

    @Transactional(TxType.MANDATORY)
    void explained(Asked asked) {
        sql.update("UPDATE asked_command SET explained = true WHERE seq = ?", asked.seq());
    }

    /** Forgets up to {@code most} that were done so long ago; returns how many. */
    @Transactional(TxType.MANDATORY)
    int forget(Duration after, int most) {
        return sql.update(FORGET, after.toMillis(), most);
    }

    private static Asked asked(ResultSet row, Repository repository, int number) throws SQLException {
        var comment = row.getLong("comment");
        var byLabel = row.wasNull();
        return new Asked(
                row.getLong("seq"),
                repository,
                number,
                byLabel ? Optional.empty() : Optional.of(comment),
                new Actor(row.getString("login"), row.getString("person")),
                row.getString("said"),
                row.getTimestamp("asked_at").toInstant());
    }
}
