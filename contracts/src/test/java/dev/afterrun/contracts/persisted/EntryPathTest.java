package dev.afterrun.contracts.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryPathTest {

    @Property
    void noByteOfANameIsLost(@ForAll @Size(min = 1, max = 100) byte[] bytes) {
        // Given
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        Assume.that(text.indexOf('/') < 0
                && text.indexOf('\0') < 0
                && !List.of(".", "..").contains(text));

        // When
        var path = EntryPath.of(bytes);

        // Then
        assertThat(path.bytes()).isEqualTo(bytes);
        assertThat(new EntryPath(path.value())).isEqualTo(path);
        assertThat(path.value().chars()).allMatch(c -> c >= 0x20 && c != 0x7f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a/b c", ".cargo/registry", "ü/…/𝄞", "a..b", "back\\slash", "a:b", "100%25", "%FF", "a%0Ab"
            })
    void whateverUnixCallsAFileIsAPath(String value) {
        assertThat(EntryPath.of(new EntryPath(value).bytes()).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "/etc/passwd | absolute",
                "%2Fetc/passwd | written",
                ".. | '..'",
                "a/../b | '..'",
                "%2E%2E/b | written",
                "a/./b | '.'",
                "a//b | ''",
                "a/ | ''",
                "a%00b | NUL",
                "a%ffb | written",
                "a%C3%BC | written",
                "100% | digits",
                "a%GG | hexadecimal"
            })
    void whatLeadsOutOfTheBaseOrIsWrittenInTwoWaysIsRefused(String value, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntryPath(value))
                .withMessageContaining(rule);
    }

    @Test
    void pathsAreNoLongerThanTheSystemTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntryPath("a/".repeat(2048) + "b"))
                .withMessageContaining("4097")
                .withMessageContaining("4096");
    }

    @Test
    void whatLiesInADirectoryComesAfterIt() {
        assertThat(List.of(new EntryPath("a/b"), new EntryPath("a-b"), new EntryPath("a")).stream()
                        .sorted())
                .containsExactly(new EntryPath("a"), new EntryPath("a-b"), new EntryPath("a/b"));
    }
}
