package dev.afterrun.launcher.demo;

import dev.afterrun.cli.console.Console;
import dev.afterrun.launcher.console.Waiting;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.process.ChildProcess;
import dev.afterrun.launcher.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs the tests of {@code contracts} as any contributor does, through {@code ./mvnw}. */
record ContractsTests(Installation installation, DataDirectory data, Console console) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration AFTER_PATIENCE = Duration.ofSeconds(2);
    private static final Pattern RUNNING = Pattern.compile("Running [\\w.]*\\.(\\w+)");
    private static final int LINES_READ = 200;

    /** Returns when they have run, whether they passed or not; the results are in {@link #reports()}. */
    TestSummary run() throws IOException {
        deleteEarlierReports();
        var command = List.of(
                installation.root().resolve("mvnw").toString(),
                "--batch-mode",
                "--file",
                installation.root().resolve("pom.xml").toString(),
                "--projects",
                "contracts",
                // Style is the build's concern, not the demo's.
                "-Dspotless.check.skip=true",
                "-Denforcer.skip=true",
                "test");
        var maven = new ChildProcess("contracts-tests", command, Map.of(), data);
        try (var _ = Waiting.show(console, () -> "running the tests of contracts" + current(maven))) {
            maven.start();
            if (!maven.awaitEnd(PATIENCE)) {
                throw maven.failure("the tests of contracts did not end within " + PATIENCE.toMinutes() + " min");
            }
        } finally {
            maven.stop(AFTER_PATIENCE);
        }
        var summary = new TestSummary(TestSuite.in(reports()));
        if (summary.suites().isEmpty()) {
            throw maven.failure("the tests of contracts left no results");
        }
        return summary;
    }

    private static String current(ChildProcess maven) {
        return maven.lastLines(LINES_READ).stream()
                .map(RUNNING::matcher)
                .filter(Matcher::find)
                .map(line -> ": " + line.group(1))
                .reduce("", (earlier, later) -> later);
    }

    /** Where JUnit's XML files are. */
    Path reports() {
        return installation.target("contracts").resolve("surefire-reports");
    }

    private void deleteEarlierReports() throws IOException {
        if (Files.isDirectory(reports())) {
            try (var files = Files.newDirectoryStream(reports(), "TEST-*.xml")) {
                for (var file : files) {
                    Files.delete(file);
                }
            }
        }
    }
}
