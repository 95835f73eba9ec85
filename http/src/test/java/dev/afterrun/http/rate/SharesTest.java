package dev.afterrun.http.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Buckets that empty and fill. */
class SharesTest {
    private final AtomicLong now = new AtomicLong(1);

    private final Shares<String> shares = new Shares<>("address", 60, time());

    @Test
    void wholeMinutesShareMayComeAtOnceAndNoMore() {
        // When
        for (var i = 0; i < 60; i++) {
            assertThat(take("one").isPassed()).isFalse();
        }
        var beyond = take("one");

        // Then
        assertThat(beyond.isPassed()).isTrue();
        assertThat(beyond.seconds()).isEqualTo(1);
        assertThat(beyond.field()).isEqualTo("\"address\";r=0;t=1");
        assertThat(beyond.policyField()).isEqualTo("\"address\";q=60;w=60");
    }

    @Test
    void shareFillsWithTime() {
        // Given
        for (var i = 0; i <= 60; i++) {
            take("one");
        }

        // When
        now.addAndGet(Duration.ofSeconds(2).toNanos());

        // Then
        assertThat(take("one").isPassed()).isFalse();
        assertThat(take("one").isPassed()).isFalse();
        assertThat(take("one").isPassed()).isTrue();
    }

    @Test
    void nobodyPaysForAnother() {
        // Given
        for (var i = 0; i <= 60; i++) {
            take("one");
        }

        // When
        var other = take("another");

        // Then
        assertThat(other.left()).isEqualTo(59);
    }

    @Test
    void whereNobodyCountsNothingIsTold() {
        assertThat(new Shares<String>("address", 0, time()).take("one")).isEmpty();
    }

    @Test
    void ofTwoSharesThePassedOneCounts() {
        // Given
        var passed = new Share("token", 10, 0, Duration.ofSeconds(6));
        var empty = new Share("address", 10, 0, Duration.ZERO);

        // Then
        assertThat(empty.narrower(passed)).isEqualTo(passed);
        assertThat(passed.narrower(empty)).isEqualTo(passed);
        assertThat(passed.seconds()).isEqualTo(6);
    }

    private Share take(String key) {
        return shares.take(key).orElseThrow();
    }

    private TimeMeter time() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return now.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
