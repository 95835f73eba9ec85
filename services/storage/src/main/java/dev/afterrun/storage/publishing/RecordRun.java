package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.duework.DueWork;
import dev.afterrun.eventing.Event;
import dev.afterrun.eventing.trace.Tracing;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.JobManifests;
import dev.afterrun.storage.catalog.JobRefusals;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.NewFiles;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.UnderwayJobs;
import dev.afterrun.storage.settings.ReadSettings;
import dev.afterrun.storage.trust.ListedWorkflows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Takes note that a job has finished. What takes longer, its files and its pull requests, becomes due. */
@ApplicationScoped
public class RecordRun {
    private final Repositories repositories;
    private final Jobs jobs;
    private final JobManifests manifests;
    private final ListFiles listFiles;
    private final UnderwayJobs underway;
    private final ListedWorkflows workflows;
    private final ReadSettings readSettings;
    private final DueWork dueWork;
    private final PublishingSettings settings;
    private final Clock clock;

    RecordRun(
            Repositories repositories,
            Jobs jobs,
            JobManifests manifests,
            ListFiles listFiles,
            UnderwayJobs underway,
            ListedWorkflows workflows,
            ReadSettings readSettings,
            DueWork dueWork,
            PublishingSettings settings,
            Clock clock) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.manifests = manifests;
        this.listFiles = listFiles;
        this.underway = underway;
        this.workflows = workflows;
        this.readSettings = readSettings;
        this.dueWork = dueWork;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Records the run. An event that was taken before changes nothing. One that names a known job but another commit or
     * trust is refused: it would speak for files that are not its own.
     */
    @Transactional
    public void runFinished(Event<RunFinished> event) {
        var fact = event.fact();
        var report = fact.report();
        Tracing.isAbout(fact.job(), report.repository());
        var repository = repositories.known(fact.job().repository(), report.repository(), event.time());
        var known = jobs.lock(fact.job().key());
        var trust = workflows.of(fact);
        var job = known.orElseGet(() -> begin(repository, fact, trust));
        if (!jobs.received(event.source(), event.id(), job)) {
            return;
        }
        JobRefusals.refuseOther(job, report.commit(), trust);
        job.report(report);
        event.queuedAt().ifPresent(job::accepted);
        Tracing.here().ifPresent(job::recordedBy);
        awaitFiles(job, report);
        dueWork.mark(SettleJob.KIND, job.key().value(), Duration.ZERO);
        dueWork.mark(ResolvePullRequests.KIND, ResolvePullRequests.key(job.repository(), job.commit()), Duration.ZERO);
        readSettings.runCame(job.repository());
    }

    /**
     * Records an end before the files are there: until more comes, it is that of a job without any. What it is waited for is the
     * event with its files, so that this one's time is not that of its acceptance.
     */
    @Transactional
    public void jobFinished(Event<JobFinished> event) {
        var fact = event.fact();
        runFinished(new Event<>(
                event.id(),
                event.source(),
                event.time(),
                new RunFinished(
                        fact.job(),
                        fact.trust(),
                        fact.trustIfListed(),
                        fact.report().withoutFiles())));
    }

    private Job begin(Repository repository, RunFinished fact, TrustLevel trust) {
        var report = fact.report();
        var job = new Job(repository, fact.job(), trust, report, clock.instant());
        job.toldUnderway(underway.ended(repository, report.commit(), fact.job().key()));
        jobs.persistAndFlush(job);
        return job;
    }

    private void awaitFiles(Job job, RunReport report) {
        var patienceEnds = clock.instant().plus(settings.patience());
        report.manifest()
                .filter(manifest -> manifests.named(job, manifest, report.newVersion()))
                .ifPresent(manifest -> job.awaitsManifest(patienceEnds));
        if (!report.files().isEmpty()) {
            listFiles.list(job, new NewFiles(new Manifest(report.files()), report.newVersion()));
            job.awaitsFiles(patienceEnds);
        }
    }
}
