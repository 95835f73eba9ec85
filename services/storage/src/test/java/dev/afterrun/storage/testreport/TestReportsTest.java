package dev.afterrun.storage.testreport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.FlakyTest;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** JUnit XML among a job's files becomes a summary of its tests (B7). */
@QuarkusTest
class TestReportsTest {
    @Inject
    Storage storage;

    @Inject
    Sql sql;

    private final CiJob job = CiJob.fresh();

    @Test
    void whatTheReportsOfAJobSayIsTold() {
        // When
        storage.publish(
                job,
                report("a/TEST-a.xml", passed("one"), failed("two", "boom")),
                report("b/junit.XML", passed("three"), "<testcase classname='c' name='four'><skipped/></testcase>"),
                TestFile.of("pom.xml", "<project/>"));

        // Then
        var tests = tests(job);
        assertThat(tests.reports()).isEqualTo(2);
        assertThat(tests.unread()).isZero();
        assertThat(tests.counts()).isEqualTo(new TestCounts(2, 1, 0, 1));
        assertThat(tests.seconds()).isEqualTo(0.5);
        assertThat(tests.failures()).containsExactly(new FailedTest("c", "two", "boom"));
        assertThat(page(job)).contains("1 of 4 tests failed", "1 skipped", "boom", "2 reports");
    }

    @Test
    void jobWithoutReportsSaysNothingOfTests() {
        // When
        storage.publish(job, TestFile.of("pom.xml", "<project/>"), TestFile.of("a.txt", "a"));

        // Then
        assertThat(storage.told(job).getLast().detail().flatMap(JobDetail::tests))
                .isEmpty();
        assertThat(page(job)).doesNotContain("tests");
    }

    @Test
    void brokenReportIsLeftOutAndNamedOnTheRunsPage() {
        // When
        storage.publish(job, report("a.xml", passed("one")), TestFile.of("b.xml", "<testsuite><testcase name='x'>"));

        // Then
        assertThat(tests(job).counts()).isEqualTo(new TestCounts(1, 0, 0, 0));
        assertThat(tests(job).unread()).isOne();
        assertThat(page(job)).contains("1 could not be read", "not counted", "its XML is broken at line 1");
    }

    @Test
    void sameBytesUnderTwoPathsCountOnce() {
        // Given
        var cases = passed(UUID.randomUUID().toString());

        // When
        storage.publish(job, report("a.xml", cases), report("copy/a.xml", cases));

        // Then
        assertThat(tests(job).counts().total()).isOne();
    }

    @Test
    void moreFailuresThanAFactHoldsAreCountedAllTheSame() {
        // Given
        var cases = IntStream.range(0, 300)
                .mapToObj(number -> failed("test " + number, "x".repeat(5_000)))
                .collect(Collectors.joining());

        // When
        storage.publish(job, report("a.xml", cases));

        // Then
        var tests = tests(job);
        assertThat(tests.counts().failed()).isEqualTo(300);
        assertThat(tests.failures()).hasSize(Limits.FAILED_TESTS_SHOWN);
        assertThat(tests.failures().getFirst().output()).hasSize(Limits.TEST_OUTPUT_BYTES);
        assertThat(page(job)).contains("… and 250 more that failed");
    }

    @Test
    void testThatFailedInAnEarlierAttemptAndPassesInThisOneIsFlaky() {
        // Given
        storage.publish(job, report("a.xml", failed("one", "boom"), failed("two", "boom"), passed("three")));

        // When
        storage.publish(job.attempt(2), report("a.xml", passed("one"), failed("two", "again"), passed("three")));

        // Then
        var tests = tests(job.attempt(2));
        assertThat(tests.flaky()).containsExactly(new FlakyTest("c", "one", Optional.of(1)));
        assertThat(tests.flakyTests()).isOne();
        assertThat(tests.counts()).isEqualTo(new TestCounts(2, 1, 0, 0));
        assertThat(tests(job).flaky()).isEmpty();
    }

    @Test
    void earlierAttemptThatArrivesLaterMakesTheLaterOnesTestsFlakyToo() {
        // Given
        storage.publish(job.attempt(2), report("a.xml", passed("one")));

        // When
        storage.publish(job, report("a.xml", failed("one", "boom")));

        // Then
        assertThat(tests(job.attempt(2)).flaky()).containsExactly(new FlakyTest("c", "one", Optional.of(1)));
    }

    @Test
    void otherJobsFailuresAreNotThisOnesFlakyTests() {
        // Given
        storage.publish(job.named("other"), report("other.xml", failed("one", "boom")));

        // When
        storage.publish(job.attempt(2), report("a.xml", passed("one")));

        // Then
        assertThat(tests(job.attempt(2)).flaky()).isEmpty();
    }

    @Test
    void resultsOutliveTheFilesAndWhatTheContentsSaidDoesNot() {
        // Given
        var report = report("a.xml", failed("the only one", "boom"));
        var session = storage.publish(job, report);
        storage.letLifetimeEnd(job);

        // When
        storage.expiryDue(job);
        storage.letSessionEnd(session);
        storage.work();
        storage.letGraceEnd();
        storage.work();

        // Then
        assertThat(storage.told(job).getLast().counts().expired()).isOne();
        assertThat(tests(job).failures()).containsExactly(new FailedTest("c", "the only one", "boom"));
        assertThat(page(job)).contains("1 of 1 test failed");
        assertThat(sql.exists("SELECT 1 FROM test_report WHERE sha256 = ?", (Object)
                        report.sha256().bytes()))
                .isFalse();
    }

    @Test
    void namesAndOutputAreNothingButText() {
        // When
        storage.publish(job, report("a.xml", failed("&lt;script>alert(1)&lt;/script>", "&lt;img src=x>")));

        // Then
        assertThat(page(job))
                .contains("&lt;script&gt;alert(1)", "&lt;img src=x&gt;")
                .doesNotContain("<script>alert", "<img src=x>");
    }

    private TestResults tests(CiJob of) {
        return storage.told(of).getLast().detail().flatMap(JobDetail::tests).orElseThrow();
    }

    private static TestFile report(String path, String... cases) {
        return TestFile.of(path, "<testsuite name='s'>" + String.join("", cases) + "</testsuite>");
    }

    private static String passed(String name) {
        return "<testcase classname='c' name='" + name + "' time='0.25'/>";
    }

    private static String failed(String name, String output) {
        return "<testcase classname='c' name='" + name + "'><failure>" + output + "</failure></testcase>";
    }

    private static String page(CiJob of) {
        return given().get("/" + of.repository() + "/run-" + of.run())
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
