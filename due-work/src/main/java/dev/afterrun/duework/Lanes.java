package dev.afterrun.duework;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Due work of many parties who share a worker. Each has a lane, which is its keys up to the first {@code #}; the lane that
 * was served longest ago is next, so that one with a thousand pieces delays another by one piece at a time. A lane may rest,
 * with all that is due in it. Only services with such a worker have the table {@code due_lane}.
 */
@ApplicationScoped
public class Lanes {
    static final String TAKE = """
            WITH next AS (
                SELECT work.kind, work.key, split_part(work.key, '#', 1) AS lane FROM due_work AS work
                LEFT JOIN due_lane AS lane ON lane.kind = work.kind AND lane.lane = split_part(work.key, '#', 1)
                WHERE work.kind = ? AND work.due_at <= statement_timestamp()
                  AND (work.leased_until IS NULL OR work.leased_until <= clock_timestamp())
                  AND (lane.rest_until IS NULL OR lane.rest_until <= clock_timestamp())
                ORDER BY lane.served_at NULLS FIRST, work.due_at LIMIT 1 FOR UPDATE OF work SKIP LOCKED),
            served AS (
                INSERT INTO due_lane (kind, lane, served_at) SELECT kind, lane, clock_timestamp() FROM next
                ON CONFLICT (kind, lane) DO UPDATE
                SET served_before = due_lane.served_at, served_at = excluded.served_at)
            UPDATE due_work AS work
            SET leased_until = clock_timestamp() + ? * interval '1 millisecond', attempts = attempts + 1
            FROM next WHERE work.kind = next.kind AND work.key = next.key
            RETURNING work.key, generation, attempts
            """;

    // Who was turned away has not been served, and keeps its place.
    private static final String REST = """
            UPDATE due_lane SET served_at = served_before,
                rest_until = clock_timestamp() + ? * interval '1 millisecond'
            WHERE kind = ? AND lane = split_part(?, '#', 1)
            """;

    private static final String REST_ALL = """
            UPDATE due_lane SET rest_until = GREATEST(rest_until, clock_timestamp() + ? * interval '1 millisecond')
            WHERE lane = ?
            """;
    private static final String WAKE = "UPDATE due_lane SET rest_until = NULL WHERE lane = ? RETURNING kind";

    private final DataSource database;
    private final DueWork dueWork;
    private final WakeUp wakeUp;

    Lanes(DataSource database, DueWork dueWork, WakeUp wakeUp) {
        this.database = database;
        this.dueWork = dueWork;
        this.wakeUp = wakeUp;
    }

    /** Takes the longest due piece, that nobody holds, of the lane that was served longest ago; none or one. */
    @Transactional(TxType.REQUIRES_NEW)
    public List<DueItem> take(String kind, Duration lease) {
        return Sql.runUnawaited(database, TAKE, statement -> {
            statement.setString(1, kind);
            statement.setLong(2, lease.toMillis());
            return Sql.items(kind, statement);
        });
    }

    /** Gives the piece back and lets its lane rest for so long. */
    @Transactional(TxType.REQUIRES_NEW)
    public void rest(DueItem item, Duration length, String why) {
        Sql.run(database, REST, statement -> {
            statement.setLong(1, length.toMillis());
            statement.setString(2, item.kind());
            statement.setString(3, item.key());
            return statement.executeUpdate();
        });
        dueWork.giveBack(item, why);
    }

    /** Lets the lane rest whatever kind of work is due in it, as part of the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void restAll(String lane, Duration length) {
        Sql.run(database, REST_ALL, statement -> {
            statement.setLong(1, length.toMillis());
            statement.setString(2, lane);
            return statement.executeUpdate();
        });
    }

    /** Ends the lane's rest, whatever kind of work is due in it, as part of the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    public void wake(String lane) {
        Sql.run(database, WAKE, statement -> {
                    statement.setString(1, lane);
                    return Sql.texts(statement);
                })
                .forEach(wakeUp::afterCommit);
    }
}
