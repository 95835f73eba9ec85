package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunReport;
import dev.afterrun.duework.DueWork;
import dev.afterrun.eventing.Event;
import dev.afterrun.storage.catalog.Artifacts;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.Repositories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Takes note that a job has finished. What takes longer, its files and its pull requests, becomes due. */
@ApplicationScoped
public class RecordRun {
    private final Repositories repositories;
    private final Jobs jobs;
    private final Artifacts artifacts;
    private final DueWork dueWork;
    private final PublishingSettings settings;
    private final Clock clock;

    RecordRun(
            Repositories repositories,
            Jobs jobs,
            Artifacts artifacts,
            DueWork dueWork,
            PublishingSettings settings,
            Clock clock) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.artifacts = artifacts;
        this.dueWork = dueWork;
        this.settings = settings;
        this.clock = clock;
    }

    /** Records the run. An event that was taken before changes nothing. */
    @Transactional
    public void runFinished(Event<RunFinished> event) {
        if (jobs.hasReceived(event.source(), event.id())) {
            return;
        }
        var fact = event.fact();
        var job = job(fact);
        if (!jobs.received(event.source(), event.id(), job)) {
            return;
        }
        awaitFiles(job, fact.report());
        dueWork.mark(SettleJob.KIND, job.key().value(), Duration.ZERO);
        dueWork.mark(ResolvePullRequests.KIND, ResolvePullRequests.key(job.repository(), job.commit()), Duration.ZERO);
    }

    private Job job(RunFinished fact) {
        var now = clock.instant();
        var repository =
                repositories.known(fact.job().repository(), fact.report().repository());
        var known = jobs.lock(fact.job().key());
        if (known.isPresent()) {
            var job = known.get();
            job.report(fact.report());
            return job;
        }
        var job = new Job(repository, fact.job(), fact.trust(), fact.report(), now);
        jobs.persistAndFlush(job);
        return job;
    }

    private void awaitFiles(Job job, RunReport report) {
        var now = now();
        report.manifest().ifPresent(manifest -> job.awaits(manifest, now, settings.patience()));
        if (!report.files().isEmpty()) {
            artifacts.list(job, report.files());
            job.awaitsListed(now, settings.patience());
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
