package dev.afterrun.storage.runartifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WashedTest {
    @Test
    void controlCharactersAreQuestionMarks() {
        // When
        var washed = Washed.of("a\0b\nc\u0085d – e");

        // Then
        assertThat(washed).isEqualTo("a?b?c?d – e");
    }

    @Test
    void longSentencesAreCut() {
        // When
        var washed = Washed.of("x".repeat(100_000));

        // Then
        assertThat(washed).hasSize(2_000);
    }
}
