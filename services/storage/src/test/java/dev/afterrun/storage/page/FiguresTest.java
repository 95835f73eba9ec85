package dev.afterrun.storage.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.catalog.CurlCommand;
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
        var quoted = CurlCommand.quoted(path);

        // Then
        assertThat(quoted).isEqualTo(word);
    }
}
