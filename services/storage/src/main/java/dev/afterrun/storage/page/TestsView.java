package dev.afterrun.storage.page;

import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.FlakyTest;
import dev.afterrun.contracts.test.TestResults;
import java.time.Duration;
import java.util.List;

/**
 * What a job's test reports say, as a page shows it.
 *
 * @param headline in one sentence: {@code 2 of 300 tests failed}
 * @param more how many failed besides those that are shown
 * @param moreFlaky how many were flaky besides those that are shown
 * @param unread reports that could not be read
 */
public record TestsView(
        String headline,
        boolean broken,
        int skipped,
        String took,
        int reports,
        int unread,
        List<FailedTest> failures,
        int more,
        List<FlakyTest> flaky,
        int moreFlaky) {
    static TestsView of(TestResults results) {
        var counts = results.counts();
        return new TestsView(
                counts.broken() == 0
                        ? counted(counts.passed()) + " passed"
                        : counts.broken() + " of " + counted(counts.total()) + " failed",
                counts.broken() > 0,
                counts.skipped(),
                Moment.words(Duration.ofMillis(Math.round(results.seconds() * 1000))),
                results.reports(),
                results.unread(),
                results.failures(),
                counts.broken() - results.failures().size(),
                results.flaky(),
                results.flakyTests() - results.flaky().size());
    }

    private static String counted(int tests) {
        return tests == 1 ? "1 test" : tests + " tests";
    }
}
