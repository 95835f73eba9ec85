package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.duework.DueWork;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.catalog.Repositories;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The transactions around asking a forge: none is open while it answers. */
@ApplicationScoped
class Resolution {
    private final Repositories repositories;
    private final Jobs jobs;
    private final PullRequests pullRequests;
    private final DueWork dueWork;

    Resolution(Repositories repositories, Jobs jobs, PullRequests pullRequests, DueWork dueWork) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.pullRequests = pullRequests;
        this.dueWork = dueWork;
    }

    /** What to ask about the commit. */
    @Transactional
    Optional<Question> question(long repositoryId, Commit commit) {
        return repositories
                .findByIdOptional(repositoryId)
                .map(repository -> new Question(repository.name(), jobs.pullRequestHints(repository, commit)));
    }

    /** Takes over the forge's answer; where it changed something, the commit's jobs are to be told again. */
    @Transactional
    void answered(long repositoryId, Commit commit, List<PullRequest> answer) {
        var repository = repositories.findById(repositoryId);
        if (pullRequests.resolved(repository, commit, answer)) {
            jobs.told(repository, commit).forEach(job -> dueWork.mark(SettleJob.KIND, job.value(), Duration.ZERO));
        }
    }

    /**
     * What the forge is asked.
     *
     * @param hints the pull requests that jobs of the commit named
     */
    record Question(RepositoryName repository, List<Integer> hints) {}
}
