package dev.afterrun.storage.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.storage.quota.Bound.Passed;
import dev.afterrun.storage.usage.Usage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundTest {
    private static final Bound BOUND = new Bound(Optional.of(5L), Optional.of(40_000_000_000L));

    @Test
    void whatFillsItPassesNothing() {
        assertThat(BOUND.passed(new Usage(5, 40_000_000_000L))).isEmpty();
    }

    @Test
    void whatIsRoundedToTheBoundIsSaidToTheByte() {
        // When
        var passed = BOUND.passed(new Usage(1, 40_000_000_001L));

        // Then
        assertThat(passed).contains(new Passed("40.0 GB", "40,000,000,000 bytes", "40,000,000,001 bytes"));
    }

    @Test
    void boundIsSaidInTheSameWordsHoweverMuchIsBeyondIt() {
        // When
        var passed = BOUND.passed(new Usage(1, 60_000_000_000L));

        // Then
        assertThat(passed).contains(new Passed("40.0 GB", "40.0 GB", "60.0 GB"));
    }

    @Test
    void filesAreSaidWhereBytesFit() {
        // When
        var passed = BOUND.passed(new Usage(6, 1));

        // Then
        assertThat(passed).contains(new Passed("5 files", "5 files", "6 files"));
    }

    @Test
    void lessThanNothingIsRefused() {
        assertThatThrownBy(() -> new Bound(Optional.empty(), Optional.of(-1L))).hasMessageContaining("not -1");
    }
}
