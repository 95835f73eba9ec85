package dev.afterrun.storage.verification;

import dev.afterrun.contracts.verification.VerificationPass;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;

/** The passes over all stored bytes: at most one is under way. */
@ApplicationScoped
public class Passes {
    /** Ranges of keys that begin with the same digit: random, so alike in size. The first and the last take all others. */
    private static final String PARTS = """
            INSERT INTO verification_part (verification_id, store, range_start, range_end)
            SELECT ?, store, range.first, range.next
            FROM (SELECT DISTINCT store FROM blob_copy) AS store (store)
            CROSS JOIN (
                SELECT CASE WHEN digit = 0 THEN '' ELSE to_hex(digit) END AS first,
                       CASE WHEN digit < 15 THEN to_hex(digit + 1) END AS next
                FROM generate_series(0, 15) AS digit) AS range
            RETURNING store, range_start
            """;

    private static final String NEWEST = """
            SELECT verification.id, started_at, finished_at, expected, coalesce(sum(objects), 0) AS objects,
                   coalesce(sum(copies), 0) AS copies, coalesce(sum(bytes), 0) AS bytes,
                   coalesce(sum(damaged), 0) AS damaged, coalesce(sum(unreadable), 0) AS unreadable
            FROM verification LEFT JOIN verification_part ON verification_id = verification.id
            WHERE verification.id = (SELECT max(id) FROM verification)
            GROUP BY verification.id
            """;

    private final Sql sql;
    private final DueWork dueWork;

    Passes(Sql sql, DueWork dueWork) {
        this.sql = sql;
        this.dueWork = dueWork;
    }

    /** Begins a pass, unless one is under way. */
    @Transactional
    public void begin() {
        var begun = sql.first(row -> row.getLong(1), """
                INSERT INTO verification (expected) SELECT coalesce(sum(size), 0) FROM blob_copy WHERE live
                ON CONFLICT DO NOTHING RETURNING id
                """);
        begun.ifPresent(this::share);
    }

    private void share(long pass) {
        var parts =
                sql.list(row -> new Part.Name(pass, row.getString("store"), row.getString("range_start")), PARTS, pass);
        parts.forEach(part -> dueWork.mark(VerifyBlobs.KIND, part.toString(), Duration.ZERO));
        finishIfAllRead(pass);
    }

    /** Ends the pass where no part of it is left. */
    void finishIfAllRead(long pass) {
        sql.update("""
                UPDATE verification SET finished_at = clock_timestamp() WHERE id = ? AND finished_at IS NULL
                AND NOT EXISTS (SELECT 1 FROM verification_part WHERE verification_id = ? AND NOT finished)
                """, pass, pass);
    }

    /** The pass that began last. */
    Optional<VerificationPass> newest() {
        return sql.first(Passes::read, NEWEST);
    }

    private static VerificationPass read(ResultSet row) throws SQLException {
        return new VerificationPass(
                row.getLong("id"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                row.getLong("objects"),
                row.getLong("copies"),
                row.getLong("bytes"),
                row.getLong("expected"),
                row.getLong("damaged"),
                row.getLong("unreadable"));
    }
}
