package dev.afterrun.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TEXT = "00-" + TRACE + "-b7ad6b7169203331-01";

    @Test
    void saysTraceSpanAndWhetherItIsSampled() {
        assertThat(TraceParent.in(TEXT)).contains(new TraceParent(TRACE, "b7ad6b7169203331", true));
        assertThat(TraceParent.in("00-" + TRACE + "-b7ad6b7169203331-02"))
                .contains(new TraceParent(TRACE, "b7ad6b7169203331", false));
    }

    @Test
    void isReadInALaterVersionThatGoesOn() {
        assertThat(TraceParent.in("01-" + TRACE + "-b7ad6b7169203331-01-more"))
                .contains(new TraceParent(TRACE, "b7ad6b7169203331", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01 ",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.more",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g",
                "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b71692033\r\n-01",
                "<b>-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            })
    void whatHasNotItsFormIsNone(String text) {
        assertThat(TraceParent.in(text)).isEmpty();
        assertThatThrownBy(() -> TraceParent.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNoHeaderHasRoomForIsNone() {
        assertThat(TraceParent.in("01-" + TRACE + "-b7ad6b7169203331-01-" + "a".repeat(1_000)))
                .isEmpty();
    }

    @Test
    void nextStepIsOfTheSameTrace() {
        // Given
        var first = TraceParent.begin();

        // When
        var next = first.next();

        // Then
        assertThat(next.traceId()).isEqualTo(first.traceId());
        assertThat(next.spanId()).isNotEqualTo(first.spanId());
        assertThat(TraceParent.in(next.toString())).contains(next);
    }

    @Test
    void isOneTextInJson() throws IOException {
        // Given
        var json = new ObjectMapper();

        // When
        var written = json.writeValueAsString(TraceParent.parse(TEXT));

        // Then
        assertThat(written).isEqualTo('"' + TEXT + '"');
        assertThat(json.readValue(written, TraceParent.class)).isEqualTo(TraceParent.parse(TEXT));
    }
}
