package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.catalog.CommitResolved;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.StartedRuns;
import dev.afterrun.storage.catalog.ToldPullRequests;
import dev.afterrun.storage.switching.ReviewSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The transactions around asking a forge: none is open while it answers. */
@ApplicationScoped
class Resolution {
    private final Repositories repositories;
    private final Jobs jobs;
    private final PullRequests pullRequests;
    private final ToldPullRequests told;
    private final StartedRuns startedRuns;
    private final UnansweredCommits unanswered;
    private final ReviewSwitch reviewSwitch;
    private final DueWork dueWork;
    private final Event<CommitResolved> commitResolved;

    Resolution(
            Repositories repositories,
            Jobs jobs,
            PullRequests pullRequests,
            ToldPullRequests told,
            StartedRuns startedRuns,
            UnansweredCommits unanswered,
            ReviewSwitch reviewSwitch,
            DueWork dueWork,
            Event<CommitResolved> commitResolved) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.pullRequests = pullRequests;
        this.told = told;
        this.startedRuns = startedRuns;
        this.unanswered = unanswered;
        this.reviewSwitch = reviewSwitch;
        this.dueWork = dueWork;
        this.commitResolved = commitResolved;
    }

    /** What to ask about the commit. */
    @Transactional
    Optional<Question> question(long repositoryId, Commit commit) {
        return repositories
                .findByIdOptional(repositoryId)
                .map(repository -> new Question(repository.name(), hints(repository, commit)));
    }

    /** Takes over the forge's answer; the jobs of each commit that it changed something for are to be told again. */
    @Transactional
    void answered(long repositoryId, Commit commit, List<PullRequest> answer) {
        var repository = repositories.findById(repositoryId);
        var changed = pullRequests.resolved(repository, commit, answer);
        changed.stream()
                .flatMap(other -> jobs.told(repository, other).stream())
                .forEach(job -> dueWork.mark(SettleJob.KIND, job.value(), Duration.ZERO));
        changed.forEach(other -> commitResolved.fire(new CommitResolved(repository, other)));
        answer.forEach(pullRequest -> {
            askAboutItsToldHead(repository, commit, pullRequest);
            reviewSwitch.isDue(repository, pullRequest.number());
        });
    }

    /** After how long to ask again what the forge does not let us ask; empty where it was asked for long enough. */
    @Transactional
    Optional<Duration> patience(long repositoryId, Commit commit) {
        return unanswered.patience(repositoryId, commit);
    }

    /** An answer may be older than what the forge has told since: then the head that it told is asked about, once. */
    private void askAboutItsToldHead(Repository repository, Commit asked, PullRequest answer) {
        told.head(repository, answer.number())
                .filter(head -> !head.equals(answer.head()) && !head.equals(asked))
                .ifPresent(head -> dueWork.mark(
                        ResolvePullRequests.KIND, ResolvePullRequests.key(repository, head), Duration.ZERO));
    }

    private List<Integer> hints(Repository repository, Commit commit) {
        return Stream.of(
                        jobs.pullRequestHints(repository, commit),
                        startedRuns.pullRequestHints(repository, commit),
                        told.hints(repository, commit))
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What the forge is asked.
     *
     * @param hints the pull requests that jobs of the commit named, and the forge when it told of the commit
     */
    record Question(RepositoryName repository, List<Integer> hints) {}
}
