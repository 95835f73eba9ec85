package dev.afterrun.storage.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T11:00:00Z, in 6 days",
        "2026-11-23T11:59:00Z, in 47 hours",
        "2026-11-21T13:00:00Z, in 1 hour",
        "2026-11-21T11:58:30Z, 1 minute ago",
        "2026-11-21T12:00:00Z, 0 seconds ago",
        "2025-11-21T12:00:00Z, 365 days ago"
    })
    void timeIsToldAsSeenFromNow(Instant time, String words) {
        // When
        var moment = Moment.of(time, NOW);

        // Then
        assertThat(moment.relative()).isEqualTo(words);
        assertThat(moment.machine()).isEqualTo(time.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 B | 0 bytes",
                "1 | 1 B | 1 byte",
                "999 | 999 B | 999 bytes",
                "1000 | 1.0 kB | 1,000 bytes",
                "999999 | 1.0 MB | 999,999 bytes",
                "123456789 | 123 MB | 123,456,789 bytes",
                "5368709120 | 5.4 GB | 5,368,709,120 bytes"
            })
    void sizeIsRoundedForPeopleAndExactInTheTitle(long bytes, String rounded, String exact) {
        // When
        var size = Size.of(bytes);

        // Then
        assertThat(size).isEqualTo(new Size(exact, rounded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "dist/a-1.0+cpu.whl | dist/a-1.0+cpu.whl",
                "a b | 'a b'",
                "$(rm -rf ~) | '$(rm -rf ~)'",
                "it's | 'it'\\''s'",
                "-o | ./-o"
            })
    void pathIsOneWordOfAShell(String path, String word) {
        // When
        var quoted = Hint.quoted(path);

        // Then
        assertThat(quoted).isEqualTo(word);
    }
}
