package dev.afterrun.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {
    @TempDir
    private Path reports;

    @Test
    void failuresAndErrorsAreCountedAsFailed() throws IOException {
        // Given
        report("dev.example.SlowTest", "tests=\"5\" failures=\"1\" errors=\"1\" skipped=\"2\" time=\"1,200.5\"");
        report("dev.example.QuickTest", "tests=\"3\" failures=\"0\" errors=\"0\" skipped=\"0\" time=\"0.25\"");

        // When
        var summary = new TestSummary(TestSuite.in(reports));

        // Then
        assertThat(summary.passed()).isFalse();
        assertThat(summary.headline()).isEqualTo("8 tests of 2 classes, 2 failed");
        assertThat(summary.markdown())
                .contains("| QuickTest | 3 | 0 | 0 | 0.25 |", "| SlowTest | 5 | 2 | 2 | 1200.50 |");
    }

    @Test
    void withoutAnyReportNothingHasPassed() throws IOException {
        // Given
        var none = reports.resolve("none");

        // When
        var summary = new TestSummary(TestSuite.in(none));

        // Then
        assertThat(summary.passed()).isFalse();
    }

    private void report(String name, String counts) throws IOException {
        Files.writeString(
                reports.resolve("TEST-" + name + ".xml"), "<testsuite name=\"" + name + "\" " + counts + "/>");
    }
}
