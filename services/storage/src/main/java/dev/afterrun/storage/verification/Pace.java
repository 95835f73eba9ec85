package dev.afterrun.storage.verification;

import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;

/**
 * The one pace of all replicas. Whoever is about to read books the time that its bytes take; while more than a moment is
 * booked ahead, nobody else reads. So the average holds, whatever the sizes of objects and the number of replicas.
 */
@ApplicationScoped
class Pace {
    /** Small objects are booked ahead for so long, so that not each waits for the one before. */
    private static final long AHEAD_MILLIS = 1_000;

    private final Sql sql;
    private final VerificationSettings settings;

    Pace(Sql sql, VerificationSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Books {@code bytes}: zero when they may be read now, else how long to wait before asking again. */
    @Transactional(TxType.REQUIRES_NEW)
    Duration book(long bytes) {
        return sql.first(row -> Duration.ZERO, """
                        UPDATE verification_pace
                        SET read_until = greatest(read_until, clock_timestamp()) + ? * interval '1 millisecond'
                        WHERE read_until <= clock_timestamp() + ? * interval '1 millisecond' RETURNING 1
                        """, millis(bytes), AHEAD_MILLIS).orElseGet(this::booked);
    }

    private Duration booked() {
        return sql.first(row -> Duration.ofMillis(Math.max(1, row.getLong(1))), """
                        SELECT ceil(extract(epoch FROM read_until - clock_timestamp()) * 1000)::bigint - ?
                        FROM verification_pace
                        """, AHEAD_MILLIS)
                .orElse(Duration.ZERO);
    }

    private double millis(long bytes) {
        return bytes * 1000.0 / settings.rate();
    }
}
