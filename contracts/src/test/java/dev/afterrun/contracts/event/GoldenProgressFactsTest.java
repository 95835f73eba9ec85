package dev.afterrun.contracts.event;

import static dev.afterrun.contracts.event.Golden.golden;
import static dev.afterrun.contracts.event.Golden.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.job.RunId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Golden JSON of what is told of jobs before their files is append-only, too. */
final class GoldenProgressFactsTest {
    private static final RepositoryId REPOSITORY = new RepositoryId("github.com", "1296269");
    private static final RepositoryName NAME = RepositoryName.parse("octocat/Hello-World");
    private static final Commit HEAD = new Commit("6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0");
    private static final Commit TEST_MERGE = new Commit("0d1c2f3f1a9a5a8a4f8b0d7a2b0f5f8c0fadd4e6");
    private static final Instant STARTED = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant BEGUN = Instant.parse("2026-11-21T09:00:42Z");
    private static final Instant FINISHED = Instant.parse("2026-11-21T09:12:34Z");
    private static final URI CI = URI.create("https://github.com/octocat/Hello-World/actions/runs/42");
    private static final RunId RUN = new RunId(REPOSITORY, "https://github.com/octocat/Hello-World/actions", "42", 2);
    private static final String JOB = "build (linux)";
    private static final Optional<TrustIfListed> IF_LISTED = Optional.of(
            new TrustIfListed(new WorkflowPath(".github/workflows/release.yml"), "main", TrustLevel.TRUSTED));

    @Test
    void runStartedIsReadAndWrittenAsEver() throws IOException {
        golden("run-started-1.json", new RunStarted(RUN, TrustLevel.ORDINARY, startReport()));
        golden("run-started-2.json", new RunStarted(RUN, TrustLevel.UNTRUSTED, IF_LISTED, startReport()));
    }

    @Test
    void theLeastThatIsSaidOfABeginningNamesTheRunAlone() throws IOException {
        var read =
                FactJson.MAPPER.readValue(resource("start-report-least-1.json").toString(), StartReport.class);

        assertThat(read.jobs()).isEmpty();
        assertThat(read.job()).isEmpty();
        assertThat(read.run()).isEqualTo("42");
    }

    @Test
    void aJobThatBeginsAndIsExpectedIsNamedOnce() {
        var report = new StartReport(
                NAME,
                "42",
                1,
                Optional.of("test"),
                HEAD,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("build", "test"));

        assertThat(report.jobs()).containsExactly("test", "build");
    }

    @Test
    void jobFinishedIsReadAndWrittenAsEver() throws IOException {
        golden("job-finished-1.json", new JobFinished(RUN.job(JOB), TrustLevel.ORDINARY, jobReport()));
        golden("job-finished-2.json", new JobFinished(RUN.job(JOB), TrustLevel.UNTRUSTED, IF_LISTED, jobReport()));
    }

    @Test
    void runUnderwayIsReadAndWrittenAsEver() throws IOException {
        golden(
                "run-underway-1.json",
                new RunUnderway(
                        RUN.job(JOB),
                        new Revision(2),
                        NAME,
                        HEAD,
                        TrustLevel.ORDINARY,
                        JobProgress.RUNNING,
                        BEGUN,
                        Optional.of(STARTED),
                        Optional.of(CI),
                        List.of(7),
                        URI.create("https://web.example/octocat/Hello-World/run-42"),
                        List.of(new PullRequestStanding(
                                7, PullRequestState.OPEN, PullRequestStanding.Place.HEAD, false))));
    }

    @Test
    void sealChangedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "seal-changed-1.json",
                new SealChanged(REPOSITORY, NAME, HEAD, new Revision(2), SealChanged.Seal.TIMED_OUT, 0, FINISHED));
    }

    private static StartReport startReport() {
        return new StartReport(
                NAME,
                "42",
                2,
                Optional.of(JOB),
                HEAD,
                Optional.of(TEST_MERGE),
                Optional.of("feature"),
                Optional.of(STARTED),
                Optional.of(CI),
                Optional.of(7),
                List.of(JOB, "build (windows)", "test"));
    }

    private static JobReport jobReport() {
        return new JobReport(
                NAME,
                "42",
                2,
                JOB,
                HEAD,
                Optional.of(TEST_MERGE),
                Optional.of("feature"),
                Conclusion.FAILURE,
                Optional.of(STARTED),
                Optional.of(FINISHED),
                Optional.of(CI),
                Optional.of(7));
    }
}
