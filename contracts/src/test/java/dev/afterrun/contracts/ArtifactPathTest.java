package dev.afterrun.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ArtifactPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "dist/rerun_sdk-0.1+6e4ddaf-cp39-abi3-linux_x86_64.whl",
                "a b/c#d",
                ".hidden",
                "…/ü",
                "a..b",
                "C"
            })
    void relativePathsAreTaken(String path) {
        assertThat(new ArtifactPath(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/etc/passwd | absolute",
                "C:/windows | absolute",
                "a/../b | '..'",
                ".. | '..'",
                "a/./b | '.'",
                "a\\b | backslash",
                "a//b | empty part",
                "a/ | empty part",
                "dir./x | dot",
                "file. | dot",
                "'a /b' | space"
            })
    void whatAFileSystemCouldMisreadIsRefusedByName(String path, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactPath(path))
                .withMessageContaining(rule);
    }

    @Test
    void emptyNulAndControlCharactersAreRefusedWithoutPrintingThem() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactPath(""))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactPath("a\0b"))
                .withMessageContaining("NUL")
                .withMessageNotContaining("\0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactPath("a\nb"))
                .withMessageNotContaining("\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactPath("a\uD800b"))
                .withMessageContaining("surrogate");
    }

    @Test
    void driveIsAbsoluteWhateverCharacterFollows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactPath("C:\u2028boot"))
                .withMessageContaining("absolute");
    }

    @Test
    void theLimitIsCountedInBytesAndNamedWithTheValue() {
        assertThat(new ArtifactPath("ü".repeat(512)).value()).hasSize(512);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArtifactPath("ü".repeat(512) + "x"))
                .withMessageContaining("1025 bytes")
                .withMessageContaining("1024");
    }

    @Test
    void pathsThatOneFileSystemConfusesFoldToTheSame() {
        assertThat(new ArtifactPath("A/Ü").folded()).isEqualTo(new ArtifactPath("a/u\u0308").folded());
    }

    @Property
    void whatIsTakenStaysBelowItsFolder(@ForAll @StringLength(max = 40) String text) {
        try {
            var path = new ArtifactPath(text);
            var root = Path.of("/root-of-the-job");
            assertThat(root.resolve(path.value()).normalize())
                    .startsWithRaw(root)
                    .isNotEqualTo(root);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("the path");
        }
    }
}
