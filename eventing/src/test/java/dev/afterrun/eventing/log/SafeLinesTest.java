package dev.afterrun.eventing.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that somebody else would like to write, and secrets that come along. */
class SafeLinesTest {
    private static final String FORGED = "2026-11-27 03:00:00 ERROR [dev.afterrun] (main) all is lost";

    private final SafeLines lines = new SafeLines();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u000b",
                "\f",
                "\u0000",
                "\u001b[2K\r",
                "\u202e",
                "\u2066"
            })
    void nothingThatIsLoggedBeginsALineOfItsOwn(String end) {
        // Given
        var hostile = "name" + end + FORGED;
        var line = new LogRecord(Level.WARNING, hostile);
        line.setParameters(new Object[] {hostile, new AtomicReference<>(hostile)});
        line.setThrown(new IOException(hostile, new IllegalStateException(hostile)));

        // When
        var passed = lines.isLoggable(line);

        // Then
        assertThat(passed).isTrue();
        assertThat(line.getMessage()).doesNotContain(end).contains("\\u", FORGED);
        assertThat(line.getParameters())
                .allSatisfy(parameter -> assertThat(parameter.toString()).doesNotContain(end));
        assertThat(trace(line).lines())
                .noneMatch(row -> row.startsWith(FORGED))
                .filteredOn(row -> row.contains(FORGED))
                .hasSize(2);
    }

    @Test
    void whatIsHarmlessStaysWhatItIs() {
        // Given
        var line = new LogRecord(Level.INFO, "%d of %s in 50 %%, über C:\\temp");
        var name = "acme/widget";
        line.setParameters(new Object[] {7, name, 1.5, 'x', null});

        // When
        lines.isLoggable(line);

        // Then
        assertThat(line.getMessage()).isEqualTo("%d of %s in 50 %%, über C:\\temp");
        assertThat(line.getParameters()).containsExactly(7, name, 1.5, 'x', "null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Authorization: Bearer abcdef0123456789.x | Authorization: Bearer [secret]",
                "authorization: basic dXNlcjpwYXNzd29yZA== | authorization: basic [secret]",
                "token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqb2IifQ.c2lnbmF0dXJl is old | token [secret] is old",
                "afterrun_up_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm | [secret]",
                "afterrun_in_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklm | [secret]",
                "GET https://afterrun_in_0123456789@content.test/a | GET https://[secret]@content.test/a",
                "ghs_0123456789abcdefghijABCDEFGHIJ012345 was refused | [secret] was refused",
                "GET https://octo:pa55word@store.test/b | GET https://[secret]@store.test/b",
                "GET https://s3.test/b?X-Amz-Date=1&X-Amz-Signature=0a1b2c&x=1 | GET"
                        + " https://s3.test/b?X-Amz-Date=1&X-Amz-Signature=[secret]&x=1",
                "DELETE /v1/shares/0a1b/s3cr3t was late | DELETE /v1/shares/0a1b/[secret] was late",
                "GET /-/link/eyJhbGci.eyJleHAi.c2lnbmF0dXJl/notes.txt | GET /-/link/[secret]/notes.txt"
            })
    void secretsAreHidden(String text, String told) {
        // Given
        var line = new LogRecord(Level.INFO, text);
        line.setParameters(new Object[] {text});
        line.setThrown(new IOException(text));

        // When
        lines.isLoggable(line);

        // Then
        assertThat(line.getMessage()).isEqualTo(told);
        assertThat(line.getParameters()).containsExactly(told);
        assertThat(trace(line))
                .startsWith("java.io.IOException: " + told)
                .doesNotContain("java.io.IOException: " + text);
    }

    @Test
    void whatIsToBeFormattedIsFormattedAndPassedThroughTwiceTheSame() {
        // Given
        var line =
                new ExtLogRecord(Level.INFO, "%s: %d", ExtLogRecord.FormatStyle.PRINTF, SafeLinesTest.class.getName());
        line.setParameters(new Object[] {"letter\nforged", 7});

        // When: once for each handler
        lines.isLoggable(line);
        lines.isLoggable(line);

        // Then
        assertThat(new PatternFormatter("%s").format(line)).isEqualTo("letter\\u000aforged: 7");
    }

    @Test
    void causesThatGoInACircleEnd() {
        // Given
        var one = new IOException("one");
        var other = new IOException("other", one);
        one.initCause(other);
        var line = new LogRecord(Level.INFO, "x");
        line.setThrown(one);

        // When
        lines.isLoggable(line);

        // Then
        assertThat(trace(line)).contains("java.io.IOException: one", "Caused by: java.io.IOException: other");
    }

    @Test
    void longTextsOfNothingButBeginningsAreReadInNoTime() {
        // Given
        var text = "://bearer eyJ.".repeat(20_000);

        // When
        var told = LogText.of(text);

        // Then
        assertThat(told).isNotEmpty();
    }

    private static String trace(LogRecord line) {
        var text = new StringWriter();
        line.getThrown().printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
