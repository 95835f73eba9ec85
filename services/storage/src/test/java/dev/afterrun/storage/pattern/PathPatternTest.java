package dev.afterrun.storage.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "*.txt, a.txt",
        "*.txt, docs/deep/A.TXT",
        "conda-forge.yml, conda-forge.yml",
        "conda-forge.yml, recipes/x/conda-forge.yml",
        "/conda-forge.yml, conda-forge.yml",
        ".github/workflows/**, .github/workflows/ci.yml",
        ".github/workflows/**, .github/workflows/a/b.yml",
        "azure-pipelines*.yml, azure-pipelines-win.yml",
        "docs/*/index.html, docs/en/index.html",
        "docs/**/index.html, docs/index.html",
        "docs/**/index.html, docs/a/b/index.html",
        "a?c, abc",
        "**, any/thing"
    })
    void pathThatItMeansMatches(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "*.txt, a.txt.whl",
        "*.txt, txt",
        "/conda-forge.yml, recipes/conda-forge.yml",
        ".github/workflows/**, .github/workflow.yml",
        ".github/workflows/**, x/.github/workflows/ci.yml",
        "docs/*/index.html, docs/a/b/index.html",
        "docs/**/index.html, docs/a/xindex.html",
        "a?c, a/c",
        "a*c, a/c"
    })
    void pathThatItDoesNotMeanDoesNot(String pattern, String path) {
        assertThat(new PathPattern(pattern).matches(path)).isFalse();
    }

    @Test
    void patternThatTriesEverythingEndsInTimeOfPatternTimesPath() {
        // Given
        var pattern = new PathPattern("a/" + "*a".repeat(120) + "b");
        var path = "a/" + "a".repeat(1_000);

        // When, Then
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertThat(pattern.matches(path)).isFalse());
    }

    @Test
    void patternThatIsTooLongIsRefusedWithTheLimit() {
        assertThatThrownBy(() -> new PathPattern("x".repeat(256)))
                .hasMessageContaining("255")
                .hasMessageContaining("256");
    }
}
