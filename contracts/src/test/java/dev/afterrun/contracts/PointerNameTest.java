package dev.afterrun.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"latest", "prerelease", "v0.3.1", "1.0", "123456", "nightly_x+1", "beef", "pr-next", "v1.0"})
    void whatLooksLikeNothingElseIsAName(String text) {
        // When
        var name = new PointerName(text);

        // Then
        assertThat(name).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "pr-5,          looks like a pull request",
        "PR-5,          looks like a pull request",
        "run-77,        looks like a run",
        "run-,          looks like a run",
        "1234567,       looks like a commit",
        "DEADBEEF,      looks like a commit",
        "simple,        is a reserved word",
        "v1,            is a reserved word",
        "history,       is a reserved word",
        "-x,            the first is a letter or digit",
        "~main,         the first is a letter or digit",
        "..,            the first is a letter or digit",
        "a/b,           letters",
        "a b,           letters",
        "ä,             letters",
    })
    void whatAnythingElseIsCalledIsRefusedWithTheReason(String text, String why) {
        // When, Then
        assertThatThrownBy(() -> new PointerName(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
