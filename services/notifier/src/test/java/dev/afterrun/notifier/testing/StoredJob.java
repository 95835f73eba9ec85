package dev.afterrun.notifier.testing;

import dev.afterrun.contracts.ArtifactPath;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.contracts.job.ArtifactState;
import dev.afterrun.contracts.job.ComparedRun;
import dev.afterrun.contracts.job.FetchedFrom;
import dev.afterrun.contracts.job.InstallCommand;
import dev.afterrun.contracts.job.JobDetail;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.job.StoredFile;
import dev.afterrun.contracts.persisted.JobSets;
import dev.afterrun.contracts.test.TestResults;
import dev.afterrun.contracts.trace.TraceParent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the snapshots that tests tell of: a job that succeeded, unless said otherwise. */
public final class StoredJob {
    public static final RepositoryName REPOSITORY = new RepositoryName("octo", "repo");
    public static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private Optional<Integer> leftOut = Optional.empty();
    private Optional<JobSets> sets = Optional.empty();
    private Optional<FetchedFrom> fetchedFrom = Optional.empty();
    private Optional<Instant> acceptedAt = Optional.empty();
    private Optional<TraceParent> trace = Optional.empty();
    private String forge = "local";
    private RepositoryName repository = REPOSITORY;
    private String source = "https://ci.example/octo";
    private String run = "1";
    private int attempt = 1;
    private String job = "build";
    private long revision = 1;
    private Commit commit = new Commit("a".repeat(40));
    private Conclusion conclusion = Conclusion.SUCCESS;
    private TrustLevel trust = TrustLevel.ORDINARY;
    private Instant startedAt = START;
    private Optional<String> summary = Optional.empty();
    private List<Integer> pullRequests = List.of(1);
    private final List<StoredFile> files = new ArrayList<>();
    private Optional<ArtifactCounts> counts = Optional.empty();
    private Optional<Instant> expiresAt = Optional.empty();
    private Optional<TestResults> tests = Optional.empty();
    private final List<InstallCommand> installs = new ArrayList<>();
    private Optional<ComparedRun> comparedWith = Optional.empty();

    public static StoredJob job(String name) {
        var stored = new StoredJob();
        stored.job = name;
        return stored;
    }

    public StoredJob forge(String name) {
        forge = name;
        return this;
    }

    public StoredJob in(RepositoryName name) {
        repository = name;
        return this;
    }

    public StoredJob source(String name) {
        source = name;
        return this;
    }

    public StoredJob run(String id) {
        run = id;
        return this;
    }

    public StoredJob attempt(int number) {
        attempt = number;
        return this;
    }

    public StoredJob revision(long number) {
        revision = number;
        return this;
    }

    public StoredJob on(Commit head) {
        commit = head;
        return this;
    }

    public StoredJob of(Integer... numbers) {
        pullRequests = List.of(numbers);
        return this;
    }

    public StoredJob concluded(Conclusion how) {
        conclusion = how;
        return this;
    }

    public StoredJob trust(TrustLevel level) {
        trust = level;
        return this;
    }

    public StoredJob startedAt(Instant time) {
        startedAt = time;
        return this;
    }

    public StoredJob summary(String markdown) {
        summary = Optional.of(markdown);
        return this;
    }

    public StoredJob expiresAt(Instant time) {
        expiresAt = Optional.of(time);
        return this;
    }

    public StoredJob counts(ArtifactCounts numbers) {
        counts = Optional.of(numbers);
        return this;
    }

    public StoredJob file(String path) {
        return file(path, 1_234_567, Optional.empty());
    }

    public StoredJob file(String path, long size, Optional<Long> sizeBefore) {
        var digest = Digest.of(path.getBytes(StandardCharsets.UTF_8));
        var url = URI.create("http://127.0.0.1:4849/octo/repo/" + commit + "/f" + files.size());
        files.add(new StoredFile(
                new ArtifactPath(path), digest, size, false, ArtifactState.STORED, url, Optional.empty(), sizeBefore));
        return this;
    }

    public StoredJob tests(TestResults results) {
        tests = Optional.of(results);
        return this;
    }

    public StoredJob install(String tool, String name, Optional<String> direct, Optional<String> byName) {
        installs.add(new InstallCommand(tool, name, direct, byName));
        return this;
    }

    public StoredJob comparedWith(String branch) {
        comparedWith = Optional.of(new ComparedRun(
                branch, new Commit("d".repeat(40)), URI.create("http://localhost:4849/octo/repo/run-0")));
        return this;
    }

    /** Its files were fetched, out of what its run had left. */
    public StoredJob fetchedFrom(FetchedFrom run) {
        fetchedFrom = Optional.of(run);
        return this;
    }

    public StoredJob acceptedAt(Instant time) {
        acceptedAt = Optional.of(time);
        return this;
    }

    public StoredJob trace(TraceParent step) {
        trace = Optional.of(step);
        return this;
    }

    /** With persisted sets. */
    public StoredJob sets(JobSets touched) {
        sets = Optional.of(touched);
        return this;
    }

    /** The same, with a summary where there is nothing else that is worth a comment. */
    public StoredJob worthTelling() {
        var isBare = summary.isEmpty() && files.isEmpty() && counts.isEmpty();
        return isBare && conclusion != Conclusion.FAILURE ? summary("All is well.") : this;
    }

    /** As long as it has not ended. */
    public RunUnderway underway(JobProgress progress) {
        return new RunUnderway(
                new JobId(new RepositoryId(forge, repository.toString()), source, run, attempt, job),
                new Revision(revision),
                repository,
                commit,
                trust,
                progress,
                startedAt.plusSeconds(30),
                Optional.of(startedAt),
                Optional.of(URI.create("https://ci.example/octo/runs/" + run)),
                pullRequests,
                URI.create("http://localhost:4849/octo/repo/run-" + run.replaceAll("[^0-9a-z]", "")),
                List.of());
    }

    /** So many package files were not to be brought. */
    public StoredJob leftOut(int files) {
        leftOut = Optional.of(files);
        return this;
    }

    public RunStored stored() {
        return new RunStored(
                new JobId(new RepositoryId(forge, repository.toString()), source, run, attempt, job),
                new Revision(revision),
                repository,
                commit,
                commit,
                Optional.empty(),
                trust,
                conclusion,
                Optional.of(startedAt),
                startedAt.plusSeconds(60),
                Optional.empty(),
                summary,
                pullRequests,
                counts.orElse(new ArtifactCounts(0, files.size(), 0, 0, 0, files.size() * 1_234_567L)),
                files,
                URI.create("http://localhost:4849/octo/repo/run-" + run.replaceAll("[^0-9a-z]", "")),
                expiresAt,
                List.of(),
                Optional.of(new JobDetail(tests, installs, comparedWith))
                        .filter(detail -> !detail.equals(JobDetail.NONE)),
                leftOut,
                sets,
                fetchedFrom,
                acceptedAt,
                trace);
    }
}
