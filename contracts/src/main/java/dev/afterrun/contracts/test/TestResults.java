package dev.afterrun.contracts.test;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the JUnit XML among a job's files says, all of it together.
 *
 * @param reports files that were read
 * @param unread files that are reports and could not be read; the run's page names them and says why
 * @param seconds how long the tests say that they took
 * @param flakyTests how many failed and then passed
 * @param failures the first {@value dev.afterrun.contracts.Limits#FAILED_TESTS_SHOWN} that did not pass
 * @param flaky the first {@value dev.afterrun.contracts.Limits#FLAKY_TESTS_SHOWN} of those that failed and then passed
 */
public record TestResults(
        int reports,
        int unread,
        TestCounts counts,
        double seconds,
        int flakyTests,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FailedTest> failures,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FlakyTest> flaky) {

    /** Lists are never null, whatever the JSON left out. */
    public TestResults {
        failures = failures == null ? List.of() : List.copyOf(failures);
        flaky = flaky == null ? List.of() : List.copyOf(flaky);
    }

    /** The same figures without the name of any test. */
    public TestResults inShort() {
        return new TestResults(reports, unread, counts, seconds, flakyTests, List.of(), List.of());
    }
}
