package dev.afterrun.storage.pass;

import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;

/**
 * The one pace of all replicas, for each purpose. Whoever is about to read books the time that its bytes take; while more
 * than a moment is booked ahead, nobody else reads. So the average holds, whatever the sizes of objects and the number of
 * replicas.
 */
@ApplicationScoped
class Pace {
    /** Small objects are booked ahead for so long, so that not each waits for the one before. */
    private static final long AHEAD_MILLIS = 1_000;

    private final Sql sql;

    Pace(Sql sql) {
        this.sql = sql;
    }

    /** Books {@code bytes}: zero when they may be read now, else how long to wait before asking again. */
    @Transactional(TxType.REQUIRES_NEW)
    Duration book(Rate rate, long bytes) {
        return sql.first(
                        row -> Duration.ZERO, """
                        UPDATE pass_pace
                        SET read_until = greatest(read_until, clock_timestamp()) + ? * interval '1 millisecond'
                        WHERE purpose = ? AND read_until <= clock_timestamp() + ? * interval '1 millisecond' RETURNING 1
                        """, bytes * 1000.0 / rate.bytesPerSecond(), rate.purpose(), AHEAD_MILLIS)
                .orElseGet(() -> booked(rate));
    }

    private Duration booked(Rate rate) {
        return sql.first(row -> Duration.ofMillis(Math.max(1, row.getLong(1))), """
                        SELECT ceil(extract(epoch FROM read_until - clock_timestamp()) * 1000)::bigint - ?
                        FROM pass_pace WHERE purpose = ?
                        """, AHEAD_MILLIS, rate.purpose())
                .orElse(Duration.ZERO);
    }
}
