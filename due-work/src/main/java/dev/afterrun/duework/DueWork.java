package dev.afterrun.duework;

import dev.afterrun.eventing.TryAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The table {@code due_work} of the service's own schema. Every time in it is the database's, so that replicas whose
 * clocks differ agree.
 *
 * <pre>
 * marked ──▶ taken (leased) ──▶ done (row gone)
 *    ▲          ├─ postponed, or its lease ran out ──▶ due again
 *    └──────────┴─ marked again meanwhile ──▶ due again at once
 * </pre>
 */
@ApplicationScoped
public class DueWork {
    private static final String MARK = """
            INSERT INTO due_work (kind, key, due_at) VALUES (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            ON CONFLICT (kind, key) DO UPDATE
            SET generation = due_work.generation + 1, due_at = LEAST(due_work.due_at, excluded.due_at)
            """;
    private static final String TAKE = """
            UPDATE due_work SET leased_until = clock_timestamp() + ? * interval '1 millisecond', attempts = attempts + 1
            WHERE (kind, key) IN (
                SELECT kind, key FROM due_work
                WHERE kind = ? AND due_at <= clock_timestamp()
                  AND (leased_until IS NULL OR leased_until <= clock_timestamp())
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING key, generation, attempts
            """;
    private static final String DONE = "DELETE FROM due_work WHERE kind = ? AND key = ? AND generation = ?";
    private static final String MARKED_MEANWHILE = """
            UPDATE due_work SET leased_until = NULL, attempts = 0, due_at = clock_timestamp()
            WHERE kind = ? AND key = ? AND generation > ?
            """;
    private static final String POSTPONE = """
            UPDATE due_work SET leased_until = NULL, due_at = clock_timestamp() + ? * interval '1 millisecond', last_error = ?
            WHERE kind = ? AND key = ?
            """;
    private static final int ERROR_LENGTH = 2_000;

    private final DataSource database;
    private final WakeUp wakeUp;

    DueWork(DataSource database, WakeUp wakeUp) {
        this.database = database;
        this.wakeUp = wakeUp;
    }

    /** Makes {@code key} due {@code after} so long, as part of the caller's transaction. Sooner wins. */
    @Transactional(TxType.MANDATORY)
    public void mark(String kind, String key, Duration after) {
        sql(MARK, statement -> {
            statement.setString(1, kind);
            statement.setString(2, key);
            statement.setLong(3, after.toMillis());
            return statement.executeUpdate();
        });
        if (!after.isPositive()) {
            wakeUp.afterCommit(kind);
        }
    }

    /** Takes up to {@code limit} due pieces that nobody holds, the longest due first. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<DueItem> take(String kind, int limit, Duration lease) {
        return sql(TAKE, statement -> {
            statement.setLong(1, lease.toMillis());
            statement.setString(2, kind);
            statement.setInt(3, limit);
            var taken = new ArrayList<DueItem>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new DueItem(kind, rows.getString(1), rows.getLong(2), rows.getInt(3)));
                }
            }
            return taken;
        });
    }

    /** The piece is done, unless it was marked again since it was taken: then it is due at once. */
    @Transactional(TxType.REQUIRED)
    public void done(DueItem item) {
        if (keyed(DONE, item) == 0 && keyed(MARKED_MEANWHILE, item) > 0) {
            wakeUp.afterCommit(item.kind());
        }
    }

    /** Gives the piece back, due again {@code after} so long. */
    @Transactional(TxType.REQUIRES_NEW)
    public void postpone(DueItem item, Duration after, String why) {
        sql(POSTPONE, statement -> {
            statement.setLong(1, after.toMillis());
            statement.setString(2, why.length() <= ERROR_LENGTH ? why : why.substring(0, ERROR_LENGTH));
            statement.setString(3, item.kind());
            statement.setString(4, item.key());
            return statement.executeUpdate();
        });
    }

    private int keyed(String statementText, DueItem item) {
        return sql(statementText, statement -> {
            statement.setString(1, item.kind());
            statement.setString(2, item.key());
            statement.setLong(3, item.generation());
            return statement.executeUpdate();
        });
    }

    private <T> T sql(String text, Query<T> query) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(text)) {
            return query.run(statement);
        } catch (SQLException e) {
            throw new DueWorkFailed(e, TryAgain.helps(e));
        }
    }

    @FunctionalInterface
    private interface Query<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** The database did not take or give work. */
    static final class DueWorkFailed extends RuntimeException {
        DueWorkFailed(SQLException cause, boolean passing) {
            super(passing ? "the database is away: " + cause.getMessage() : cause.getMessage(), cause);
        }
    }
}
