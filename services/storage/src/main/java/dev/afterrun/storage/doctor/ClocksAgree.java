package dev.afterrun.storage.doctor;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.eventing.doctor.Check;
import dev.afterrun.storage.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Whether the database's clock and the service's show the same: tokens end by one, and leases by the other. */
@Singleton
class ClocksAgree implements Check {
    private static final String NAME = "clocks";
    private static final Duration SLIGHT = Duration.ofSeconds(5);
    private static final Duration GRAVE = Duration.ofMinutes(1);
    private static final String MEND = "let NTP set the clocks of both machines";

    private final Sql sql;
    private final Clock clock;

    ClocksAgree(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        var before = clock.instant();
        var database = sql.first(row -> row.getTimestamp(1), "SELECT clock_timestamp()")
                .map(Timestamp::toInstant)
                .orElseThrow();
        var took = Duration.between(before, clock.instant());
        return List.of(finding(Duration.between(before.plus(took.dividedBy(2)), database)));
    }

    private static Finding finding(Duration ahead) {
        var apart = ahead.abs();
        var what = "the database's is " + apart.toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " storage's";
        if (apart.compareTo(GRAVE) > 0) {
            return Finding.wrong(NAME, what, MEND);
        }
        return apart.compareTo(SLIGHT) > 0
                ? Finding.warning(NAME, what, MEND)
                : Finding.ok(NAME, "the database's and storage's show the same");
    }
}
