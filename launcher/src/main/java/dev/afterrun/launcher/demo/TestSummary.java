package dev.afterrun.launcher.demo;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Test results as Markdown: the outcome first, then a row for each suite. */
record TestSummary(List<TestSuite> suites) {

    /** Whether there are tests and none of them failed. */
    boolean passed() {
        return !suites.isEmpty() && failures() == 0;
    }

    /** In one line. */
    String headline() {
        var tests = suites.stream().mapToInt(TestSuite::tests).sum();
        return tests + " tests of " + suites.size() + " classes, "
                + (failures() == 0 ? "all passed" : failures() + " failed");
    }

    String markdown() {
        return suites.stream().map(TestSummary::row).collect(Collectors.joining("\n", """
                        ### Tests of `contracts`

                        **%s.**

                        | class | tests | failed | skipped | seconds |
                        |---|--:|--:|--:|--:|
                        """.formatted(headline()), "\n"));
    }

    private int failures() {
        return suites.stream().mapToInt(TestSuite::failures).sum();
    }

    private static String row(TestSuite suite) {
        var name = suite.name().substring(suite.name().lastIndexOf('.') + 1);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.2f |",
                name,
                suite.tests(),
                suite.failures(),
                suite.skipped(),
                suite.seconds());
    }
}
