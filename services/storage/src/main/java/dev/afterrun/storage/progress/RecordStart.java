package dev.afterrun.storage.progress;

import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.StartedRuns;
import dev.afterrun.storage.catalog.UnderwayJobs;
import dev.afterrun.storage.publishing.ResolvePullRequests;
import dev.afterrun.storage.trust.ListedWorkflows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Takes note that a run, or a job of it, begins. */
@ApplicationScoped
public class RecordStart {
    private final Repositories repositories;
    private final StartedRuns runs;
    private final UnderwayJobs jobs;
    private final Seals seals;
    private final ListedWorkflows workflows;
    private final DueWork dueWork;
    private final SealingSettings settings;
    private final Clock clock;

    RecordStart(
            Repositories repositories,
            StartedRuns runs,
            UnderwayJobs jobs,
            Seals seals,
            ListedWorkflows workflows,
            DueWork dueWork,
            SealingSettings settings,
            Clock clock) {
        this.repositories = repositories;
        this.runs = runs;
        this.jobs = jobs;
        this.seals = seals;
        this.workflows = workflows;
        this.dueWork = dueWork;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Records the beginning. Delivered again, or later than the end of what it tells of, it changes nothing.
     *
     * @param said when that was told
     */
    @Transactional
    public void runStarted(RunStarted started, Instant said) {
        var repository =
                repositories.known(started.run().repository(), started.report().repository(), said);
        var commit = started.report().commit();
        var now = clock.instant();
        var missingBy = now.plus(settings.patience());
        // The commit's jobs, then its seal: the watch, which takes them the other way round, keeps out meanwhile.
        var newJobs = jobs.begin(repository, started, workflows.of(started), now, missingBy);
        var newRun = runs.take(repository, started, missingBy);
        if (newRun || newJobs > 0) {
            seals.heard(repository, commit, now);
            dueWork.mark(ResolvePullRequests.KIND, ResolvePullRequests.key(repository, commit), Duration.ZERO);
            dueWork.mark(WatchCommit.KIND, WatchCommit.key(repository, commit), Duration.ZERO);
        }
    }
}
