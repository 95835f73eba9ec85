package dev.afterrun.duework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
    private static final String MARK_IF_NEW = """
            INSERT INTO due_work (kind, key, due_at) VALUES (?, ?, clock_timestamp() + ? * interval '1 millisecond')
            ON CONFLICT (kind, key) DO NOTHING
            """;
    static final String TAKE = """
            UPDATE due_work SET leased_until = clock_timestamp() + ? * interval '1 millisecond', attempts = attempts + 1
            WHERE (kind, key) IN (
                SELECT kind, key FROM due_work
                WHERE kind = ? AND due_at <= statement_timestamp()
                  AND (leased_until IS NULL OR leased_until <= clock_timestamp())
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING key, generation, attempts
            """;
    private static final String WITHDRAW = "DELETE FROM due_work WHERE kind = ? AND key = ? AND leased_until IS NULL";
    private static final String DONE = "DELETE FROM due_work WHERE kind = ? AND key = ? AND generation = ?";
    // In the order of their keys, so that whoever marks several of them in that order waits, and is not waited for.
    private static final String ALL_DONE = """
            DELETE FROM due_work WHERE (kind, key) IN (
                SELECT due_work.kind, due_work.key
                FROM due_work JOIN unnest(?, ?) AS item (key, generation) USING (key, generation)
                WHERE due_work.kind = ? ORDER BY due_work.key FOR UPDATE OF due_work)
            RETURNING key
            """;
    private static final String MARKED_MEANWHILE = """
            UPDATE due_work SET leased_until = NULL, attempts = 0, due_at = clock_timestamp()
            WHERE kind = ? AND key = ? AND generation > ? AND attempts = ?
            """;
    // Marked meanwhile, it keeps the time it was marked for: that may be sooner. Taken by another meanwhile, it is left
    // alone: the lease is theirs.
    private static final String POSTPONE = """
            UPDATE due_work SET leased_until = NULL, last_error = ?,
                due_at = CASE WHEN generation > ? THEN due_at
                              ELSE clock_timestamp() + ? * interval '1 millisecond' END
            WHERE kind = ? AND key = ? AND attempts = ?
            """;
    private static final String GIVE_BACK = """
            UPDATE due_work SET leased_until = NULL, last_error = ? WHERE kind = ? AND key = ? AND attempts = ?
            """;
    // In the order of their keys, as above.
    private static final String GIVE_ALL_BACK = """
            UPDATE due_work SET leased_until = NULL, attempts = due_work.attempts - ?
            WHERE (kind, key) IN (
                SELECT due_work.kind, due_work.key
                FROM due_work JOIN unnest(?, ?) AS item (key, attempts) USING (key, attempts)
                WHERE due_work.kind = ? ORDER BY due_work.key FOR UPDATE OF due_work)
            """;
    static final String BACKLOG = """
            SELECT count(*), extract(epoch FROM clock_timestamp() - min(due_at)) * 1000 FROM due_work
            WHERE kind = ? AND due_at <= statement_timestamp()
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
        mark(MARK, kind, key, after);
    }

    /** The same, but what waits already goes on to wait for as long as it did. */
    @Transactional(TxType.MANDATORY)
    public void markIfNew(String kind, String key, Duration after) {
        mark(MARK_IF_NEW, kind, key, after);
    }

    /** Takes the mark back, as part of the caller's transaction; false where somebody holds the piece, or has done it. */
    @Transactional(TxType.MANDATORY)
    public boolean withdraw(String kind, String key) {
        return sql(WITHDRAW, statement -> {
                    statement.setString(1, kind);
                    statement.setString(2, key);
                    return statement.executeUpdate();
                })
                > 0;
    }

    /** Takes up to {@code limit} due pieces that nobody holds, the longest due first. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<DueItem> take(String kind, int limit, Duration lease) {
        return Sql.runUnawaited(database, TAKE, statement -> {
            statement.setLong(1, lease.toMillis());
            statement.setString(2, kind);
            statement.setInt(3, limit);
            return Sql.items(kind, statement);
        });
    }

    /** The piece is done, unless it was marked again since it was taken: then it is due at once. */
    @Transactional(TxType.REQUIRES_NEW)
    public void done(DueItem item) {
        if (remove(item) == 0 && makeDueAgain(item) > 0) {
            wakeUp.afterCommit(item.kind());
        }
    }

    /** The same of several pieces of one kind. */
    @Transactional(TxType.REQUIRES_NEW)
    public void done(List<DueItem> items) {
        if (items.isEmpty()) {
            return;
        }
        var kind = items.getFirst().kind();
        var removed = Set.copyOf(remove(kind, items));
        var again = items.stream()
                .filter(item -> !removed.contains(item.key()))
                .mapToInt(this::makeDueAgain)
                .sum();
        if (again > 0) {
            wakeUp.afterCommit(kind);
        }
    }

    /** Gives the piece back, due again {@code after} so long, or when it was marked for meanwhile. */
    @Transactional(TxType.REQUIRES_NEW)
    public void postpone(DueItem item, Duration after, String why) {
        Sql.runUnawaited(database, POSTPONE, statement -> {
            statement.setString(1, bounded(why));
            statement.setLong(2, item.generation());
            statement.setLong(3, after.toMillis());
            statement.setString(4, item.kind());
            statement.setString(5, item.key());
            statement.setInt(6, item.attempts());
            return statement.executeUpdate();
        });
    }

    /** Gives the piece back as it was, due when it was due. */
    @Transactional(TxType.MANDATORY)
    void giveBack(DueItem item, String why) {
        sql(GIVE_BACK, statement -> {
            statement.setString(1, bounded(why));
            statement.setString(2, item.kind());
            statement.setString(3, item.key());
            statement.setInt(4, item.attempts());
            return statement.executeUpdate();
        });
    }

    /**
     * Gives pieces of one kind back as they were, due when they were due. What another has taken meanwhile is left alone.
     *
     * @param tried of which this attempt counts
     * @param untried of which it does not
     */
    @Transactional(TxType.REQUIRES_NEW)
    void giveBack(List<DueItem> tried, List<DueItem> untried) {
        giveBack(tried, 0);
        giveBack(untried, 1);
    }

    /** What of {@code kind} is due now. */
    public Backlog backlog(String kind) {
        return sql(BACKLOG, statement -> {
            statement.setString(1, kind);
            try (var row = statement.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), Duration.ofMillis(row.getLong(2)));
            }
        });
    }

    private static String bounded(String why) {
        return why.length() <= ERROR_LENGTH ? why : why.substring(0, ERROR_LENGTH);
    }

    private void mark(String how, String kind, String key, Duration after) {
        var marked = sql(how, statement -> {
            statement.setString(1, kind);
            statement.setString(2, key);
            statement.setLong(3, after.toMillis());
            return statement.executeUpdate();
        });
        if (marked > 0 && !after.isPositive()) {
            wakeUp.afterCommit(kind);
        }
    }

    private int remove(DueItem item) {
        return Sql.runUnawaited(database, DONE, statement -> {
            statement.setString(1, item.kind());
            statement.setString(2, item.key());
            statement.setLong(3, item.generation());
            return statement.executeUpdate();
        });
    }

    private List<String> remove(String kind, List<DueItem> items) {
        return Sql.runUnawaited(database, ALL_DONE, statement -> {
            var connection = statement.getConnection();
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", items.stream().map(DueItem::key).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", items.stream().map(DueItem::generation).toArray()));
            statement.setString(3, kind);
            return Sql.texts(statement);
        });
    }

    private void giveBack(List<DueItem> items, int uncounted) {
        if (items.isEmpty()) {
            return;
        }
        sql(GIVE_ALL_BACK, statement -> {
            var connection = statement.getConnection();
            statement.setInt(1, uncounted);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", items.stream().map(DueItem::key).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "integer", items.stream().map(DueItem::attempts).toArray()));
            statement.setString(4, items.getFirst().kind());
            return statement.executeUpdate();
        });
    }

    private int makeDueAgain(DueItem item) {
        return sql(MARKED_MEANWHILE, statement -> {
            statement.setString(1, item.kind());
            statement.setString(2, item.key());
            statement.setLong(3, item.generation());
            statement.setInt(4, item.attempts());
            return statement.executeUpdate();
        });
    }

    private <T> T sql(String text, Sql.Query<T> query) {
        return Sql.run(database, text, query);
    }
}
