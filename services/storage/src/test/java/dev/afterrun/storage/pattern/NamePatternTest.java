package dev.afterrun.storage.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "main, main",
        "release/*, release/1.x",
        "release/*, release/1/2",
        "*, anything",
        "build (*), 'build (linux, 3.13)'",
        "v?.*, v1.2",
        "*a*b*, xxaxxbxx",
        "**, ''"
    })
    void matches(String pattern, String name) {
        assertThat(new NamePattern(pattern).matches(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "main, Main",
        "main, feature/main",
        "main, maint",
        "release/*, release",
        "v?, v",
        "*a*b, xxaxxbxx",
        "a, ''"
    })
    void doesNotMatch(String pattern, String name) {
        assertThat(new NamePattern(pattern).matches(name)).isFalse();
    }

    @Test
    void isBounded() {
        assertThatThrownBy(() -> new NamePattern("")).hasMessage("a pattern of names has 1 to 255 characters, not 0");
        assertThatThrownBy(() -> new NamePattern("x".repeat(256)))
                .hasMessage("a pattern of names has 1 to 255 characters, not 256");
    }

    @Test
    void takesNoTimeThatItsLengthDoesNotBound() {
        // Given
        var pattern = new NamePattern("*a".repeat(127));

        // When, Then
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(pattern.matches("a".repeat(100_000) + "b")).isFalse());
    }
}
