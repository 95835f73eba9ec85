package dev.afterrun.cli.notify.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SettlingTest {
    private final List<Duration> waited = new ArrayList<>();

    @Test
    void whereTheForgeIsSlowOthersAreWaitedForLonger() {
        // Given
        var settling = new Settling(waited::add, () -> 0);

        // When
        settling.after(1, Duration.ofMillis(300));
        settling.after(1, Duration.ofSeconds(4));
        settling.after(1, Duration.ofMinutes(2));

        // Then
        assertThat(waited).containsExactly(Settling.LEAST, Duration.ofSeconds(8), Duration.ofSeconds(40));
    }

    @Test
    void whoMetOthersOftenComesBackAtAnotherTimeThanThey() {
        // Given
        var settling = new Settling(waited::add, () -> 1);

        // When
        settling.after(1, Duration.ZERO);
        settling.after(4, Duration.ZERO);
        settling.after(20, Duration.ZERO);

        // Then
        assertThat(waited).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(21), Duration.ofSeconds(40));
    }
}
