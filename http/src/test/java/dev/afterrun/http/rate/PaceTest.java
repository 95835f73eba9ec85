package dev.afterrun.http.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final String AUTHOR = "producer/jenkins";

    private final AtomicLong now = new AtomicLong(1);
    private final TimeMeter time = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return now.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void whoIsTooFastWaitsUntilThereIsRoomForOneMoreAndOthersDoNot() {
        // Given
        var pace = new Pace(60, time);
        for (var i = 0; i < 60; i++) {
            assertThat(pace.take(AUTHOR)).isZero();
        }

        // When
        var wait = pace.take(AUTHOR);

        // Then
        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.take("producer/other")).isZero();
        pass(wait);
        assertThat(pace.take(AUTHOR)).isZero();
        assertThat(pace.take(AUTHOR)).isPositive();
    }

    @Test
    void whoWritesNonsenseWithoutEndIsReadOnceInASecond() {
        // Given
        var pace = new Pace(0, time);
        for (var i = 0; i < Pace.REFUSALS; i++) {
            assertThat(pace.take(AUTHOR)).isZero();
            pace.refused(AUTHOR);
        }
        assertThat(pace.take(AUTHOR)).isZero();
        pace.refused(AUTHOR);

        // When
        var wait = pace.take(AUTHOR);

        // Then
        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
        assertThat(pace.take("producer/other")).isZero();
        pass(wait);
        assertThat(pace.take(AUTHOR)).isZero();
    }

    @Test
    void withoutABoundNobodyWaits() {
        // Given
        var pace = new Pace(0, time);

        // Then
        for (var i = 0; i < 1_000; i++) {
            assertThat(pace.take(AUTHOR)).isZero();
        }
    }

    private void pass(Duration duration) {
        now.addAndGet(duration.toNanos());
    }
}
