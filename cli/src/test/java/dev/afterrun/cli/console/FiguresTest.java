package dev.afterrun.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void timesOfAMinuteOrMoreAreShownInMinutes() {
        assertThat(Figures.of(Duration.ofMillis(1250))).isEqualTo("1.3 s");
        assertThat(Figures.of(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }

    @Test
    void oneIsNoPlural() {
        assertThat(Figures.count(1, "file")).isEqualTo("1 file");
        assertThat(Figures.count(20_000, "file")).isEqualTo("20,000 files");
    }
}
