package dev.afterrun.storage.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u202E", "\u2066", "\u2028", "\uFEFF", "\uD800"
            })
    void whatMakesAReaderSeeSomethingElseIsReplaced(String hostile) {
        assertThat(Told.of("a" + hostile + "b")).isEqualTo("a\uFFFDb");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repo:octo/app:ref:refs/heads/main", "Zoë 你好 \uD83D\uDE00", "<b>\"'&", ""})
    void whatCanBeShownStays(String words) {
        assertThat(Told.of(words)).isEqualTo(words);
    }
}
