package dev.afterrun.storage.testreport;

import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.FlakyTest;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what the reports of one job say. */
@ApplicationScoped
public class TestsOfJob {
    /** The same bytes under two paths are one report. */
    private static final String FILES = """
            WITH file AS (
                SELECT sha256, min(path) AS path FROM (
                    SELECT sha256, path FROM artifact WHERE job_id = ? AND state = 'stored' AND
            """ + TestReports.CALLED + """

                    ORDER BY path LIMIT %d) AS called
                GROUP BY sha256)
            """.formatted(Limits.REPORTS_READ);

    private static final String TOTALS = FILES + """
            SELECT count(report.passed) AS reports, count(report.defect) AS defective,
                   coalesce(sum(passed), 0) AS passed, coalesce(sum(failed), 0) AS failed, coalesce(sum(errors), 0) AS errors,
                   coalesce(sum(skipped), 0) AS skipped, coalesce(sum(millis), 0) AS millis
            FROM file JOIN test_report AS report USING (sha256)
            """;

    private static final String MORE =
            "SELECT count(*) FROM artifact WHERE job_id = ? AND state = 'stored' AND " + TestReports.CALLED;

    private static final String FAILED = FILES + """
            SELECT suite, name, output FROM file JOIN reported_test USING (sha256)
            WHERE outcome IN ('failed', 'error') ORDER BY path, ordinal LIMIT ?
            """;

    private static final String FLAKY = FILES + """
            SELECT suite, name, NULL::integer AS attempt FROM file JOIN reported_test USING (sha256)
            WHERE outcome = 'flaky' ORDER BY path, ordinal LIMIT ?
            """;

    /** Tests that failed in an earlier attempt and passed in this one; the latest such attempt is named. */
    private static final String FLAKY_IN_ATTEMPTS = FILES + """
            , passed AS (
                SELECT hash FROM file JOIN test_report USING (sha256) CROSS JOIN unnest(passed_tests) AS hash LIMIT 1000000)
            SELECT * FROM (
                SELECT DISTINCT ON (test.name_hash) test.suite, test.name, earlier.attempt, artifact.path, test.ordinal
                FROM job AS earlier
                JOIN artifact ON artifact.job_id = earlier.id AND artifact.state IN ('stored', 'expired') AND
            """ + TestReports.CALLED + """

                JOIN reported_test AS test ON test.sha256 = artifact.sha256 AND test.outcome IN ('failed', 'error')
                WHERE earlier.repository_id = ? AND earlier.run = ? AND earlier.source = ? AND earlier.name = ?
                  AND earlier.attempt < ? AND earlier.commit_sha = ?
                  AND test.name_hash IN (SELECT hash FROM passed)
                ORDER BY test.name_hash, earlier.attempt DESC
            ) AS test ORDER BY path, ordinal LIMIT ?
            """;

    private static final String LATER = """
            SELECT key FROM job WHERE repository_id = ? AND run = ? AND source = ? AND name = ? AND attempt > ? AND revision > 0
            """;

    private static final int MOST_FLAKY = 1_000;

    private final Sql sql;

    TestsOfJob(Sql sql) {
        this.sql = sql;
    }

    /** What they say; empty where there is none. */
    public Optional<TestResults> of(Job job) {
        return sql.first(TestsOfJob::totals, TOTALS, job.id())
                .filter(totals -> totals.reports() + totals.defective() > 0)
                .map(totals -> results(job, totals));
    }

    /** Later attempts of the job that have been told of: what failed here may be flaky there. */
    public List<JobKey> laterAttempts(Job job) {
        var id = job.jobId();
        return sql.list(
                row -> new JobKey(row.getString("key")),
                LATER,
                job.repository().id(),
                id.run(),
                id.source(),
                id.job(),
                id.attempt());
    }

    private TestResults results(Job job, Totals totals) {
        var flaky = flaky(job);
        return new TestResults(
                totals.reports(),
                totals.defective() + leftOut(job),
                totals.counts(),
                totals.millis() / 1000.0,
                flaky.size(),
                totals.counts().broken() == 0 ? List.of() : failed(job),
                flaky.stream().limit(Limits.FLAKY_TESTS_SHOWN).toList());
    }

    private int leftOut(Job job) {
        return sql.first(row -> row.getInt(1), MORE, job.id())
                .map(called -> Math.max(0, called - Limits.REPORTS_READ))
                .orElse(0);
    }

    private List<FailedTest> failed(Job job) {
        return sql.list(
                row -> new FailedTest(row.getString("suite"), row.getString("name"), row.getString("output")),
                FAILED,
                job.id(),
                Limits.FAILED_TESTS_SHOWN);
    }

    private List<FlakyTest> flaky(Job job) {
        var all = new ArrayList<>(sql.list(TestsOfJob::flaky, FLAKY, job.id(), MOST_FLAKY));
        var id = job.jobId();
        if (id.attempt() > 1) {
            all.addAll(sql.list(
                    TestsOfJob::flaky,
                    FLAKY_IN_ATTEMPTS,
                    job.id(),
                    job.repository().id(),
                    id.run(),
                    id.source(),
                    id.job(),
                    id.attempt(),
                    job.commit().hex(),
                    MOST_FLAKY));
        }
        return all;
    }

    private static FlakyTest flaky(ResultSet row) throws SQLException {
        return new FlakyTest(
                row.getString("suite"),
                row.getString("name"),
                Optional.ofNullable(row.getObject("attempt", Integer.class)));
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getInt("reports"),
                row.getInt("defective"),
                new TestCounts(row.getInt("passed"), row.getInt("failed"), row.getInt("errors"), row.getInt("skipped")),
                row.getLong("millis"));
    }

    private record Totals(int reports, int defective, TestCounts counts, long millis) {}
}
