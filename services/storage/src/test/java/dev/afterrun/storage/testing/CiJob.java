package dev.afterrun.storage.testing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.ManifestEntry;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.JobReport;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.StartReport;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.RunId;
import dev.afterrun.contracts.upload.OpenUpload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A CI job, and what it says of itself. */
public record CiJob(
        RepositoryName repository,
        String run,
        int attempt,
        String job,
        Commit commit,
        TrustLevel trust,
        boolean newVersion,
        Optional<Integer> pullRequest,
        String branch) {
    private static final String SOURCE = "urn:test:ci";
    private static final Instant FINISHED = Instant.parse("2026-11-21T09:30:00Z");

    /** A job of a repository that nobody else has. */
    public static CiJob fresh() {
        var id = UUID.randomUUID().toString();
        return new CiJob(
                new RepositoryName("acme", id),
                "1",
                1,
                "build",
                new Commit(Digest.of(id.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40)),
                TrustLevel.ORDINARY,
                false,
                Optional.empty(),
                "main");
    }

    public CiJob inRepository(RepositoryName other) {
        return new CiJob(other, run, attempt, job, commit, trust, newVersion, pullRequest, branch);
    }

    public CiJob ofRun(String other) {
        return new CiJob(repository, other, attempt, job, commit, trust, newVersion, pullRequest, branch);
    }

    public CiJob attempt(int other) {
        return new CiJob(repository, run, other, job, commit, trust, newVersion, pullRequest, branch);
    }

    public CiJob named(String other) {
        return new CiJob(repository, run, attempt, other, commit, trust, newVersion, pullRequest, branch);
    }

    public CiJob ofCommit(Commit other) {
        return new CiJob(repository, run, attempt, job, other, trust, newVersion, pullRequest, branch);
    }

    public CiJob trusted(TrustLevel other) {
        return new CiJob(repository, run, attempt, job, commit, other, newVersion, pullRequest, branch);
    }

    public CiJob asNewVersion() {
        return new CiJob(repository, run, attempt, job, commit, trust, true, pullRequest, branch);
    }

    public CiJob onPullRequest(int number) {
        return new CiJob(repository, run, attempt, job, commit, trust, newVersion, Optional.of(number), branch);
    }

    public CiJob onNoPullRequest() {
        return new CiJob(repository, run, attempt, job, commit, trust, newVersion, Optional.empty(), branch);
    }

    public CiJob onBranch(String other) {
        return new CiJob(repository, run, attempt, job, commit, trust, newVersion, pullRequest, other);
    }

    /** Who it is. */
    public JobId id() {
        return new JobId(
                new RepositoryId("local", repository.toString().toLowerCase(Locale.ROOT)), SOURCE, run, attempt, job);
    }

    /** Its token. */
    public String token() {
        return Issuer.tokenWith(Map.of(
                "afterrun_repositories", List.of(repository.toString()),
                "afterrun_trust", trust.word()));
    }

    /** What it asks for before it uploads. */
    public OpenUpload opening(TestFile... files) {
        return new OpenUpload(repository, SOURCE, run, attempt, job, commit, newVersion, pullRequest, entries(files));
    }

    /** What ingest tells of it, with its files in a manifest. */
    public RunFinished finished(ManifestRef manifest) {
        return new RunFinished(id(), trust, report(Optional.of(manifest), List.of()));
    }

    /** What ingest tells of it, with these files inline. */
    public RunFinished finished(TestFile... files) {
        return new RunFinished(id(), trust, report(Optional.empty(), entries(files)));
    }

    /** The same fact, with these files inline, whatever they say of themselves. */
    public RunFinished finishedWith(List<ManifestEntry> files) {
        return new RunFinished(id(), trust, report(Optional.empty(), files));
    }

    /** What ingest tells when it begins, and names these that are to come. */
    public RunStarted started(String... expected) {
        return started(Optional.of(job), expected);
    }

    /** What ingest tells when its run begins, and names these that are to come. */
    public RunStarted runStarted(String... expected) {
        return started(Optional.empty(), expected);
    }

    /** What ingest tells when it has ended, before its files are there. */
    public JobFinished ended(Conclusion conclusion) {
        return new JobFinished(
                id(),
                trust,
                new JobReport(
                        repository,
                        run,
                        attempt,
                        job,
                        commit,
                        Optional.empty(),
                        Optional.of(branch),
                        conclusion,
                        Optional.of(FINISHED.minusSeconds(600)),
                        Optional.of(FINISHED.minusSeconds(60)),
                        Optional.empty(),
                        pullRequest));
    }

    private RunStarted started(Optional<String> begun, String... expected) {
        return new RunStarted(
                new RunId(id().repository(), SOURCE, run, attempt),
                trust,
                new StartReport(
                        repository,
                        run,
                        attempt,
                        begun,
                        commit,
                        Optional.empty(),
                        Optional.of(branch),
                        Optional.of(FINISHED.minusSeconds(600)),
                        Optional.empty(),
                        pullRequest,
                        List.of(expected)));
    }

    private RunReport report(Optional<ManifestRef> manifest, List<ManifestEntry> files) {
        return new RunReport(
                repository,
                run,
                attempt,
                job,
                commit,
                Optional.empty(),
                Optional.of(branch),
                Conclusion.SUCCESS,
                Optional.of(FINISHED.minusSeconds(600)),
                Optional.of(FINISHED),
                Optional.empty(),
                Optional.of("All is well."),
                pullRequest,
                manifest,
                files,
                newVersion);
    }

    private static List<ManifestEntry> entries(TestFile... files) {
        return Arrays.stream(files).map(TestFile::entry).toList();
    }
}
