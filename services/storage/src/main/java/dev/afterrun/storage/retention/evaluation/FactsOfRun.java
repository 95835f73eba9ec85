package dev.afterrun.storage.retention.evaluation;

import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.retention.PullRequestTie;
import dev.afterrun.storage.retention.RetentionPolicy;
import dev.afterrun.storage.retention.RunFacts;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What rules ask of a job, as it is now. */
@ApplicationScoped
public class FactsOfRun {
    private final PullRequests pullRequests;
    private final SettingsOf settings;
    private final NewerRuns newerRuns;

    FactsOfRun(PullRequests pullRequests, SettingsOf settings, NewerRuns newerRuns) {
        this.pullRequests = pullRequests;
        this.settings = settings;
        this.newerRuns = newerRuns;
    }

    /** As far as the policy asks; they stand until the transaction ends, or whoever changes them sees what follows from them. */
    @Transactional(TxType.MANDATORY)
    public RunFacts of(Job job, RetentionPolicy policy) {
        var branch = branch(job);
        return new RunFacts(
                job.recordedAt(),
                branch,
                isDefault(branch, job),
                tie(job),
                job.jobId().job(),
                job.conclusion(),
                newer(job, branch, policy.mostNewest()));
    }

    /**
     * Whether it is of a pull request, and for sure not of the default branch, too: as long as nobody knows which that is, any branch
     * may be it. That stands as long.
     */
    @Transactional(TxType.MANDATORY)
    public boolean isOfPullRequestAlone(Job job) {
        return !mayBeDefault(branch(job), job) && !(tie(job) instanceof PullRequestTie.None);
    }

    private static Optional<String> branch(Job job) {
        return job.branch().filter(name -> job.trust() != TrustLevel.UNTRUSTED);
    }

    private boolean mayBeDefault(Optional<String> branch, Job job) {
        return branch.isPresent()
                && settings.defaultBranch(job.repository())
                        .map(name -> name.equals(branch.get()))
                        .orElse(true);
    }

    private boolean isDefault(Optional<String> branch, Job job) {
        return branch.isPresent() && settings.defaultBranch(job.repository()).equals(branch);
    }

    private PullRequestTie tie(Job job) {
        pullRequests.holdStill(job.repository(), job.commit());
        var tie = pullRequests.tie(job);
        if (!tie.any()) {
            return new PullRequestTie.None();
        }
        return tie.closed()
                .filter(at -> !tie.open())
                .<PullRequestTie>map(PullRequestTie.Closed::new)
                .orElseGet(PullRequestTie.Open::new);
    }

    private List<Instant> newer(Job job, Optional<String> branch, int most) {
        return branch.filter(name -> most > 0)
                .map(name -> newerRuns.than(job, name, most))
                .orElseGet(List::of);
    }
}
