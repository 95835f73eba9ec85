package dev.afterrun.contracts.event;

import static dev.afterrun.contracts.event.Golden.golden;
import static dev.afterrun.contracts.event.Golden.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.WorkflowPath;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.ComparedRun;
import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.contracts.test.FailedTest;
import dev.afterrun.contracts.test.FlakyTest;
import dev.afterrun.contracts.test.TestCounts;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.contracts.trace.TraceParent;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Golden JSON is append-only: a fact that lies on a topic or in a database since last year is still read. */
final class GoldenFactsTest {
    private static final Digest DIGEST = new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final Commit HEAD = new Commit("6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0");
    private static final Commit TEST_MERGE = new Commit("0d1c2f3f1a9a5a8a4f8b0d7a2b0f5f8c0fadd4e6");
    private static final RepositoryName REPOSITORY = RepositoryName.parse("octocat/Hello-World");
    private static final Instant STARTED = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant FINISHED = Instant.parse("2026-11-21T09:12:34Z");
    private static final JobId JOB = new JobId(
            new RepositoryId("github.com", "1296269"),
            "https://github.com/octocat/Hello-World/actions",
            "42",
            2,
            "build (linux)");
    private static final URI CI = URI.create("https://github.com/octocat/Hello-World/actions/runs/42");

    @Test
    void runFinishedIsReadAndWrittenAsEver() throws IOException {
        var report = new RunReport(
                REPOSITORY,
                "42",
                2,
                "build (linux)",
                HEAD,
                Optional.of(TEST_MERGE),
                Optional.of("feature"),
                Conclusion.FAILURE,
                Optional.of(STARTED),
                Optional.of(FINISHED),
                Optional.of(CI),
                Optional.of("2 of 300 tests failed"),
                Optional.of(7),
                Optional.of(new ManifestRef(DIGEST, 3, 4096)),
                List.of(),
                true);

        golden("run-finished-1.json", new RunFinished(JOB, TrustLevel.ORDINARY, report));
    }

    @Test
    void runFinishedWithFilesInlineIsReadAndWrittenAsEver() throws IOException {
        var report = new RunReport(
                REPOSITORY,
                "42",
                2,
                "build (linux)",
                HEAD,
                Optional.of(TEST_MERGE),
                Optional.of("feature"),
                Conclusion.FAILURE,
                Optional.of(STARTED),
                Optional.of(FINISHED),
                Optional.of(CI),
                Optional.of("2 of 300 tests failed"),
                Optional.of(7),
                Optional.empty(),
                List.of(new ManifestEntry(new ArtifactPath("dist/a b.whl"), DIGEST, 4096, true)),
                true);

        golden("run-finished-2.json", new RunFinished(JOB, TrustLevel.ORDINARY, report));
        golden(
                "run-finished-3.json",
                new RunFinished(
                        JOB,
                        TrustLevel.UNTRUSTED,
                        Optional.of(new TrustIfListed(
                                new WorkflowPath(".github/workflows/release.yml"), "main", TrustLevel.TRUSTED)),
                        report));
    }

    @Test
    void theLeastReportLeavesOutWhatItNeedNotSay() throws IOException {
        var read = FactJson.MAPPER.readValue(resource("run-report-least-1.json").toString(), RunReport.class);

        assertThat(read.files()).isEmpty();
        assertThat(read.builtCommit()).isEmpty();
        assertThat(read.newVersion()).isFalse();
        assertThat(read.conclusion()).isEqualTo(Conclusion.SUCCESS);
    }

    @Test
    void runStoredIsReadAndWrittenAsEver() throws IOException {
        golden("run-stored-1.json", stored(Optional.of(STARTED)));
    }

    @Test
    void runWhoseStartNobodyToldIsOrderedByItsEnd() throws IOException {
        var fact = stored(Optional.empty());

        golden("run-stored-2.json", fact);
        assertThat(fact.orderedAt()).isEqualTo(FINISHED);
    }

    @Test
    void runThatTellsHowItStandsToItsPullRequestIsReadAndWrittenAsEver() throws IOException {
        var standing = new PullRequestStanding(7, PullRequestState.MERGED, PullRequestStanding.Place.EARLIER, true);

        golden(
                "run-stored-3.json",
                stored(Optional.of(STARTED), List.of(standing), Optional.empty(), Optional.empty()));
    }

    @Test
    void runThatTellsWhenItWasAcceptedIsReadAndWrittenAsEver() throws IOException {
        golden(
                "run-stored-6.json",
                stored(
                        Optional.of(STARTED),
                        List.of(),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-21T09:12:35.250Z"))));
    }

    @Test
    void runThatTellsItsTraceIsReadAndWrittenAsEver() throws IOException {
        golden(
                "run-stored-7.json",
                stored(Optional.of(STARTED))
                        .toldBy(Optional.of(
                                TraceParent.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))));
    }

    @Test
    void runThatTellsWhatWasMadeOfItsFilesIsReadAndWrittenAsEver() throws IOException {
        var tests = new TestResults(
                2,
                1,
                new TestCounts(296, 1, 1, 2),
                12.345,
                1,
                List.of(new FailedTest("org.example.GreetingTest", "saysHello", "expected: hello\n but was: bye")),
                List.of(new FlakyTest("org.example.ClockTest", "ticks", Optional.of(1))));
        var pip = new InstallCommand(
                "pip",
                "a-b",
                Optional.of("pip install https://content.example/octocat/Hello-World/" + HEAD
                        + "/dist/a_b-1.0-py3-none-any.whl#sha256=" + DIGEST),
                Optional.of("pip install --index-url https://content.example/octocat/Hello-World/" + HEAD
                        + "/simple/ a-b"));
        var base = new ComparedRun("main", TEST_MERGE, URI.create("https://web.example/octocat/Hello-World/run-41"));

        golden(
                "run-stored-4.json",
                stored(
                        Optional.of(STARTED),
                        List.of(),
                        Optional.of(new JobDetail(Optional.of(tests), List.of(pip), Optional.of(base))),
                        Optional.empty()));
    }

    @Test
    void runThatTellsWhatItsJobHandsOnIsReadAndWrittenAsEver() throws IOException {
        golden("run-stored-5.json", GoldenSets.of(stored(Optional.of(STARTED))));
    }

    @Test
    void commandAnsweredIsReadAndWrittenAsEver() throws IOException {
        golden(
                "command-answered-1.json",
                new CommandAnswered(
                        JOB.repository(),
                        REPOSITORY,
                        7,
                        Optional.of(492700400L),
                        new Actor("octocat", "583231"),
                        CommandAnswered.Reaction.DONE,
                        Optional.of("The files of 6e4ddaf are kept until 2026-12-21."),
                        false,
                        FINISHED));
    }

    @Test
    void expiryDueIsReadAndWrittenAsEver() throws IOException {
        golden("expiry-due-1.json", new ExpiryDue(JOB, Instant.parse("2026-11-28T09:12:35Z")));
    }

    private static RunStored stored(Optional<Instant> started) {
        return stored(started, List.of(), Optional.empty(), Optional.empty());
    }

    private static RunStored stored(
            Optional<Instant> started,
            List<PullRequestStanding> standings,
            Optional<JobDetail> detail,
            Optional<Instant> acceptedAt) {
        var file = new StoredFile(
                new ArtifactPath("dist/a b.whl"),
                DIGEST,
                4096,
                false,
                ArtifactState.STORED,
                URI.create("https://content.example/octocat/Hello-World/" + HEAD + "/dist/a%20b.whl"),
                Optional.empty(),
                detail.map(compared -> 4000L));

        return new RunStored(
                JOB,
                new Revision(3),
                REPOSITORY,
                HEAD,
                TEST_MERGE,
                Optional.of("feature"),
                TrustLevel.ORDINARY,
                Conclusion.FAILURE,
                started,
                FINISHED,
                Optional.of(CI),
                Optional.of("2 of 300 tests failed"),
                List.of(7),
                new ArtifactCounts(0, 1, 1, 1, 0, 4096),
                List.of(file),
                URI.create("https://web.example/octocat/Hello-World/run-42"),
                Optional.of(Instant.parse("2026-11-28T09:12:35Z")),
                standings,
                detail,
                detail.map(described -> 3),
                Optional.empty(),
                Optional.empty(),
                acceptedAt,
                Optional.empty());
    }
}
