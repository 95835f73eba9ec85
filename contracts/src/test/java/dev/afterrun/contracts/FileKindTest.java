package dev.afterrun.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileKindTest {

    @ParameterizedTest
    @CsvSource({
        "dist/a-1.0-py3-none-any.whl, PACKAGE",
        "a.tar.gz, PACKAGE",
        "release/App.AppImage, PACKAGE",
        "bin/afterrun, OTHER",
        "data.bin, OTHER",
        "docs/index.html, DOCUMENT",
        "report.md, DOCUMENT",
        "target/surefire-reports/TEST-a.xml, REPORT",
        "target/surefire-reports/a.txt, REPORT",
        "Coverage/index.html, REPORT",
        "pom.xml, REPORT",
        "coverage, OTHER",
        "logs/build.log, LOG",
        "test-results/build.log.gz, LOG"
    })
    void pathTellsWhatAFileIsWantedFor(String path, FileKind kind) {
        assertThat(FileKind.of(new ArtifactPath(path))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"PACKAGE, OTHER", "OTHER, DOCUMENT", "DOCUMENT, REPORT", "REPORT, LOG"})
    void mostWantedComesFirst(FileKind more, FileKind less) {
        assertThat(more).isLessThan(less);
    }
}
