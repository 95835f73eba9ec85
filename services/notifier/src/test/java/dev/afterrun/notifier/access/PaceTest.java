package dev.afterrun.notifier.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"60, PT1M, 75", "400, PT1H, 500", "1, PT1M, 2"})
    void noWindowHasMoreThanAQuarterAboveHoweverOneHurries(int writes, Duration window, int most) {
        // Given
        var pace = Pace.of(writes, window);
        var within = new ArrayDeque<Instant>();
        Instant spent = null;
        var now = START;

        // When: whoever may write does so at once
        for (var written = 0; written < 5 * writes; written++) {
            now = now.plus(pace.wait(spent, now));
            spent = pace.spent(spent, now);
            within.add(now);
            while (!within.getFirst().isAfter(now.minus(window))) {
                within.removeFirst();
            }

            // Then
            assertThat(within).hasSizeLessThanOrEqualTo(most);
        }
    }

    @Test
    void whatIsGivenBackIsThereAgain() {
        // Given
        var pace = Pace.of(4, Duration.ofMinutes(1));
        var spent = pace.spent(null, START);

        // When
        var givenBack = pace.givenBack(spent);

        // Then
        assertThat(pace.wait(spent, START)).isEqualTo(Duration.ofSeconds(15));
        assertThat(pace.wait(givenBack, START)).isZero();
    }

    @Test
    void paceOfNothingIsRefused() {
        assertThatThrownBy(() -> Pace.of(0, Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT1H");
    }
}
