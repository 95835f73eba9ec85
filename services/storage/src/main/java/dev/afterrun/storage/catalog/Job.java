package dev.afterrun.storage.catalog;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.contracts.job.FetchedFrom;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.contracts.trace.TraceParent;
import dev.afterrun.storage.blob.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One job of one attempt of one run, as its events told of it.
 *
 * <pre>
 * recorded ──▶ listed ──▶ settled ──▶ expired
 *              (artifacts  (nothing is awaited; every change since is a new revision)
 *               are rows)
 * </pre>
 */
@Entity
public class Job {
    @Id
    @RowNumber
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "repository_id")
    private Repository repository;

    private String key;
    private String source;
    private String run;
    private int attempt;
    private String name;

    @Column(name = "commit_sha")
    private String commit;

    @Column(name = "built_commit")
    private String builtCommit;

    private @Nullable String branch;

    private short trust;

    private String conclusion;

    @Column(name = "started_at")
    private @Nullable Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "accepted_at")
    private @Nullable Instant acceptedAt;

    private @Nullable String trace;

    private @Nullable String url;
    private @Nullable String summary;

    @Column(name = "pull_request_hint")
    private @Nullable Integer pullRequestHint;

    @Column(name = "new_version")
    private boolean newVersion;

    private boolean listed;

    @Column(name = "settle_by")
    private Instant settleBy;

    @Column(name = "told_underway")
    private long toldUnderway;

    private long revision;
    private @Nullable String told;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "among_newest")
    private @Nullable Short amongNewest;

    @Column(name = "released_at")
    private @Nullable Instant releasedAt;

    @Column(name = "expired_at")
    private @Nullable Instant expiredAt;

    @Column(name = "fetched_from")
    private @Nullable String fetchedFrom;

    @SuppressWarnings("NullAway.Init")
    protected Job() {}

    /** The job that {@code report} speaks for, recorded {@code now}. */
    public Job(Repository repository, JobId id, TrustLevel trust, RunReport report, Instant now) {
        this.repository = repository;
        this.key = id.key().value();
        this.source = id.source();
        this.run = id.run();
        this.attempt = id.attempt();
        this.name = id.job();
        this.trust = (short) trust.rank();
        this.commit = report.commit().hex();
        this.builtCommit = report.builtCommit().orElse(report.commit()).hex();
        this.conclusion = report.conclusion().word();
        this.recordedAt = now;
        this.finishedAt = report.finishedAt().orElse(now);
        this.listed = true;
        this.settleBy = now;
        report(report);
    }

    /** Takes over what an event of this job says, unless a newer one was taken before. */
    public final void report(RunReport report) {
        if (report.finishedAt().filter(time -> time.isBefore(finishedAt)).isPresent()) {
            return;
        }
        this.conclusion = report.conclusion().word();
        this.startedAt = report.startedAt().orElse(startedAt);
        this.finishedAt = report.finishedAt().orElse(finishedAt);
        this.branch = report.branch().orElse(branch);
        this.url = report.url().map(URI::toString).orElse(url);
        this.summary = report.summary().orElse(summary);
        this.pullRequestHint = report.pullRequest().orElse(pullRequestHint);
        this.newVersion = newVersion || report.newVersion();
    }

    /** An event with its files was put on the queue {@code then}; the first counts. */
    public void accepted(Instant then) {
        this.acceptedAt = acceptedAt == null ? then : acceptedAt;
    }

    /** An event of the job was recorded by {@code step}; the newest counts, whose sender looks for it. */
    public void recordedBy(TraceParent step) {
        this.trace = step.toString();
    }

    /** Files that are artifacts already are awaited until {@code time}. */
    public void awaitsFiles(Instant time) {
        this.settleBy = time.isAfter(settleBy) ? time : settleBy;
    }

    /** A manifest is awaited until {@code time}, and what it lists. */
    public void awaitsManifest(Instant time) {
        this.listed = false;
        awaitsFiles(time);
    }

    /** No manifest is awaited any more. */
    public void filesListed() {
        this.listed = true;
    }

    /** A new snapshot is told: its revision. */
    public Revision tell(String digest) {
        this.told = digest;
        return new Revision(toldUnderway + ++revision);
    }

    /** It was told of so often before it ended: its revisions go on after those. */
    public void toldUnderway(long revisions) {
        this.toldUnderway = revisions;
    }

    /** It has files, and the first of them go at {@code time}; empty: none goes, as things are. */
    public void nextEnd(Optional<Instant> time) {
        this.expiresAt = NextEnd.column(time);
    }

    /** Files of it stay while its run is among so many newest of its branch; 0: none does. */
    public void amongNewest(int runs) {
        this.amongNewest = runs == 0 ? null : (short) runs;
    }

    /** We fetched its files, out of what its run left with the forge. */
    public void fetched(FetchedFrom from) {
        this.fetchedFrom = from.word();
    }

    /** Its files have gone. */
    public void expired(Instant time) {
        this.expiredAt = time;
    }

    /** The row's number. */
    public long id() {
        return id;
    }

    public Repository repository() {
        return repository;
    }

    public JobKey key() {
        return new JobKey(key);
    }

    public JobId jobId() {
        return new JobId(repository.identity(), source, run, attempt, name);
    }

    public Commit commit() {
        return new Commit(commit);
    }

    public Commit builtCommit() {
        return new Commit(builtCommit);
    }

    public Optional<String> branch() {
        return Optional.ofNullable(branch);
    }

    public TrustLevel trust() {
        return TrustLevel.ofRank(trust);
    }

    /** Within whom its files are known. */
    public Tenant tenant() {
        return new Tenant(repository.id(), trust());
    }

    public Conclusion conclusion() {
        return Conclusion.valueOf(conclusion.toUpperCase(java.util.Locale.ROOT));
    }

    /** When the CI system started the run, where it said so. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Instant finishedAt() {
        return finishedAt;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** When the first event with its files was put on the queue; empty where it came otherwise, or before that was kept. */
    public Optional<Instant> acceptedAt() {
        return Optional.ofNullable(acceptedAt);
    }

    /** The step that recorded the newest event; empty where it came otherwise, or before that was kept. */
    public Optional<TraceParent> trace() {
        return Optional.ofNullable(trace).flatMap(TraceParent::in);
    }

    public Optional<URI> url() {
        return Optional.ofNullable(url).map(URI::create);
    }

    public Optional<String> summary() {
        return Optional.ofNullable(summary);
    }

    public Optional<Integer> pullRequestHint() {
        return Optional.ofNullable(pullRequestHint);
    }

    public boolean newVersion() {
        return newVersion;
    }

    public boolean listed() {
        return listed;
    }

    public Instant settleBy() {
        return settleBy;
    }

    public Optional<Revision> revision() {
        return revision == 0 ? Optional.empty() : Optional.of(new Revision(toldUnderway + revision));
    }

    public Optional<String> told() {
        return Optional.ofNullable(told);
    }

    /** When the first of its files go; empty where there are none, or they have gone, or stay as things are. */
    public Optional<Instant> expiresAt() {
        return expiredAt == null ? NextEnd.of(expiresAt) : Optional.empty();
    }

    /** Whether files of it were stored, be they here or gone. */
    public boolean hadFiles() {
        return expiresAt != null;
    }

    /** When a pointer last led away from its files. */
    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(releasedAt);
    }

    /** Where we fetched its files from; empty where the job sent them itself. */
    public Optional<FetchedFrom> fetchedFrom() {
        return Optional.ofNullable(fetchedFrom).map(FetchedFrom::parse);
    }

    public Optional<Instant> expiredAt() {
        return Optional.ofNullable(expiredAt);
    }
}
