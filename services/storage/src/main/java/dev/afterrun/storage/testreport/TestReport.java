package dev.afterrun.storage.testreport;

import dev.afterrun.contracts.test.TestCounts;
import java.util.List;

/**
 * What one report says.
 *
 * @param millis how long its tests say that they took
 * @param remarkable tests that did not simply pass, at most {@link #REMARKABLE}, in their order
 * @param passed the {@link TestName#hash} of tests that passed, at most {@link #PASSED}
 */
record TestReport(TestCounts counts, long millis, List<ReportedTest> remarkable, List<Long> passed) {
    /** More of one report nobody reads. */
    static final int REMARKABLE = 200;

    /** By these a later attempt tells that a test which failed before is flaky. */
    static final int PASSED = 10_000;

    TestReport {
        remarkable = List.copyOf(remarkable);
        passed = List.copyOf(passed);
    }
}
