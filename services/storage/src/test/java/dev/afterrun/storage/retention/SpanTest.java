package dev.afterrun.storage.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SpanTest {
    @ParameterizedTest
    @CsvSource({"7d, P7D, 7 days", "1 d, P1D, 1 day", "36h, PT36H, 36 hours", "48h, P2D, 2 days", "2w, P14D, 14 days"})
    void isReadAndSaid(String text, Duration length, String said) {
        // When
        var span = Span.parse(text);

        // Then
        assertThat(span.length()).isEqualTo(length);
        assertThat(span).hasToString(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "0d", "-1d", "1.5d", "7 days", "P7D", "9999999d"})
    void whatIsNoneSaysWhatToWrite(String text) {
        assertThatThrownBy(() -> Span.parse(text))
                .hasMessage("is a length of time such as '12h', '7d' or '2w', not '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"36501d", "999999w"})
    void aHundredYearsAreTheLongest(String text) {
        assertThatThrownBy(() -> Span.parse(text)).hasMessageStartingWith("is from some time to 36500 days, not ");
    }
}
