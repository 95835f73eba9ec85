package dev.afterrun.contracts.pin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeepTimeTest {
    @ParameterizedTest
    @CsvSource({"30d, P30D", "1 day, P1D", "2w, P14D", "3 weeks, P21D", "12h, PT12H", "1 hour, PT1H"})
    void timesAreReadAsPeopleWriteThem(String words, Duration time) {
        assertThat(KeepTime.parse(words).time()).contains(time);
    }

    @Test
    void foreverHasNoEnd() {
        assertThat(KeepTime.parse("forever").time()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "30", "-1d", "1.5d", "30m", "P30D", "ever", "100000d", "30dd"})
    void whatIsNoTimeIsRefusedWithWhatToWrite(String words) {
        assertThatThrownBy(() -> KeepTime.parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'30d', '2w', '12h' or 'forever'");
    }

    @ParameterizedTest
    @CsvSource({"30d, false", "31d, true", "forever, true"})
    void longestTimeIsPassedByWhatIsLongerAndByWhatHasNoEnd(String words, boolean passed) {
        assertThat(KeepTime.parse(words).passes(Duration.ofDays(30))).isEqualTo(passed);
    }
}
