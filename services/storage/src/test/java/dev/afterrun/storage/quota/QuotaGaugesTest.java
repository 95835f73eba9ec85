package dev.afterrun.storage.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.SettableClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SmallQuotas.class)
class QuotaGaugesTest {
    /** Of no repository. */
    private static final long FIRST = 2_000_000_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    Sql sql;

    @Inject
    SettableClock clock;

    @Inject
    MeterRegistry meters;

    @Test
    void thoseWhoHaveTooMuchAreCountedAndWhatAllHaveIsSummedUp() {
        // Given
        clock.advance(MINUTE);
        var hard = passed("hard");
        var soft = passed("soft");
        var bytes = used();
        use(FIRST, 1_000_000);
        use(FIRST + 1, 1);

        // When
        clock.advance(MINUTE);

        // Then
        assertThat(passed("hard") - hard).isEqualTo(1);
        assertThat(passed("soft") - soft).isEqualTo(1);
        assertThat(used() - bytes).isEqualTo(1_000_001);
        assertThat(meters.get("afterrun.quota.fullest")
                        .tag("owner", "repository")
                        .gauge()
                        .value())
                .isGreaterThan(1);
    }

    @Test
    void whoAsksAgainWithinAMinuteIsToldWhatWasFound() {
        // Given
        clock.advance(MINUTE);
        var before = used();
        use(FIRST, 7);

        // When
        var again = used();

        // Then
        assertThat(again).isEqualTo(before);
    }

    @AfterEach
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("DELETE FROM repository_usage WHERE repository_id >= ?", FIRST));
    }

    private void use(long repository, long bytes) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "INSERT INTO repository_usage (repository_id, files, bytes) VALUES (?, 1, ?)",
                        repository,
                        bytes));
    }

    private double passed(String bound) {
        return meters.get("afterrun.quota.passed")
                .tag("owner", "repository")
                .tag("bound", bound)
                .gauge()
                .value();
    }

    private double used() {
        return meters.get("afterrun.usage").gauge().value();
    }
}
