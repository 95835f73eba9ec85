package dev.afterrun.storage.pass;

import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.sql.Sql.Array;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The passes over stored objects: at most one that reads all, and one that moves, is under way.
 *
 * <pre>
 * begun ──all its parts are finished──▶ finished
 *   └── stopped ──▶ finished, as stopped
 * </pre>
 */
@ApplicationScoped
public class Passes {
    /** Ranges of keys that begin with the same digit: random, so alike in size. The first and the last take all others. */
    private static final String PARTS = """
        INSERT INTO pass_part (pass_id, store, range_start, range_end)
        SELECT ?, store, range.first, range.next
        FROM unnest(?) AS store (store)
        CROSS JOIN (
            SELECT CASE WHEN digit = 0 THEN '' ELSE to_hex(digit) END AS first,
                   CASE WHEN digit < 15 THEN to_hex(digit + 1) END AS next
            FROM generate_series(0, 15) AS digit) AS range
        RETURNING store, range_start
        """;

    private static final String NEWEST = """
        SELECT pass.id, kind, from_store, to_store, started_at, finished_at, stopped, expected,
               coalesce(sum(objects), 0) AS objects, coalesce(sum(copies), 0) AS copies,
               coalesce(sum(bytes), 0) AS bytes, coalesce(sum(damaged), 0) AS damaged,
               coalesce(sum(unreadable), 0) AS unreadable
        FROM pass LEFT JOIN pass_part ON pass_id = pass.id
        WHERE pass.id = (SELECT max(id) FROM pass WHERE kind = ANY (?))
        GROUP BY pass.id
        """;

    private final Sql sql;
    private final DueWork dueWork;

    Passes(Sql sql, DueWork dueWork) {
        this.sql = sql;
        this.dueWork = dueWork;
    }

    /**
     * Begins a pass over all objects of {@code stores}; false where one like it is under way.
     *
     * @param kind of the due work that it gives, a piece for each part
     * @param expected bytes that there are for it
     */
    @Transactional
    public boolean begin(String kind, Optional<Route> route, Collection<String> stores, long expected) {
        var begun = sql.first(row -> row.getLong(1), """
            INSERT INTO pass (kind, from_store, to_store, expected) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING RETURNING id
            """, kind, route.map(Route::from), route.map(Route::to), expected);
        begun.ifPresent(pass -> share(pass, kind, stores));
        return begun.isPresent();
    }

    private void share(long pass, String kind, Collection<String> stores) {
        var parts = sql.list(
                row -> new Part.Name(pass, row.getString("store"), row.getString("range_start")),
                PARTS,
                pass,
                new Array("text", List.copyOf(stores)));
        parts.forEach(part -> dueWork.mark(kind, part.toString(), Duration.ZERO));
    }

    /** Ends those of these kinds that are under way where they are; false where none is. */
    @Transactional
    public boolean stop(Collection<String> kinds) {
        return sql.update("""
            UPDATE pass SET finished_at = clock_timestamp(), stopped = true
            WHERE finished_at IS NULL AND kind = ANY (?)
            """, new Array("text", List.copyOf(kinds))) > 0;
    }

    /** Nobody else finishes a part of this pass until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    void lock(long pass) {
        sql.list(row -> row.getLong(1), "SELECT id FROM pass WHERE id = ? FOR UPDATE", pass);
    }

    /** Ends the pass where no part of it is left. */
    void finishIfAllRead(long pass) {
        sql.update("""
            UPDATE pass SET finished_at = clock_timestamp() WHERE id = ? AND finished_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM pass_part WHERE pass_id = ? AND NOT finished)
            """, pass, pass);
    }

    /** The pass of one of these kinds that began last. */
    public Optional<Pass> newest(Collection<String> kinds) {
        return sql.first(Passes::read, NEWEST, new Array("text", List.copyOf(kinds)));
    }

    private static Pass read(ResultSet row) throws SQLException {
        return new Pass(
                row.getLong("id"),
                row.getString("kind"),
                route(row),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                row.getBoolean("stopped"),
                row.getLong("objects"),
                row.getLong("copies"),
                row.getLong("bytes"),
                row.getLong("expected"),
                row.getLong("damaged"),
                row.getLong("unreadable"));
    }

    static Optional<Route> route(ResultSet row) throws SQLException {
        var from = row.getString("from_store");
        return from == null ? Optional.empty() : Optional.of(new Route(from, row.getString("to_store")));
    }
}
