package dev.afterrun.storage.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrakeTest {
    @Test
    void bytesPassNoFasterThanTheRate() throws IOException {
        // Given
        var brake = Brake.of(1_000_000, 1_000_000_000, Duration.ofHours(1));

        // When
        var took = tookToPass(brake, 20, 10_000);

        // Then
        assertThat(took).isGreaterThan(Duration.ofMillis(190));
    }

    @Test
    void largeObjectPassesWithinItsTimeHoweverLowTheRate() throws IOException {
        // Given
        var brake = Brake.of(1, 1_000_000, Duration.ofSeconds(1));

        // When
        var took = tookToPass(brake, 1, 100_000);

        // Then
        assertThat(took).isBetween(Duration.ofMillis(90), Duration.ofSeconds(30));
    }

    private static Duration tookToPass(Brake brake, int times, int bytes) throws IOException {
        var begun = System.nanoTime();
        for (var i = 0; i < times; i++) {
            brake.passed(bytes);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
