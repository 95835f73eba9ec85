package dev.afterrun.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextEndTest {
    private static final Instant END = Instant.parse("2026-12-03T09:30:00Z");

    @Test
    void whatIsWrittenIsRead() {
        assertThat(NextEnd.of(NextEnd.column(Optional.of(END)))).contains(END);
    }

    @Test
    void filesWithoutAnEndAreOtherThanNoFiles() {
        // When
        var column = NextEnd.column(Optional.empty());

        // Then
        assertThat(column).isAfter(END);
        assertThat(NextEnd.of(column)).isEmpty();
        assertThat(NextEnd.of(null)).isEmpty();
    }
}
