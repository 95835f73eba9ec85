package dev.afterrun.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 KB",
        "999949, 999.9 KB",
        "999950, 1.0 MB",
        "5368709120, 5.4 GB",
        "9223372036854775807, 9223372.0 TB"
    })
    void sizesAreShownInPowersOfAThousand(long bytes, String shown) {
        assertThat(HumanSize.of(bytes)).isEqualTo(shown);
    }

    @Test
    void timesOfAMinuteOrMoreAreShownInMinutes() {
        assertThat(HumanSize.of(Duration.ofMillis(1250))).isEqualTo("1.3 s");
        assertThat(HumanSize.of(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    }

    @Test
    void oneIsNoPlural() {
        assertThat(HumanSize.count(1, "file")).isEqualTo("1 file");
        assertThat(HumanSize.count(20_000, "file")).isEqualTo("20,000 files");
    }
}
