package dev.afterrun.eventing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    @ParameterizedTest
    @CsvSource({"1, 50, 100", "2, 100, 200", "4, 400, 800", "7, 2500, 5000", "1000000, 2500, 5000"})
    void theWaitDoublesUpToItsBound(int tries, long least, long most) {
        // When
        var wait = BACKOFF.after(tries);

        // Then
        assertThat(wait.toMillis()).isBetween(least, most);
    }
}
