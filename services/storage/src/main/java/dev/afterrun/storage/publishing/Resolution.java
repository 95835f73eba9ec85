package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.storage.catalog.Job;
import dev.afterrun.storage.catalog.Jobs;
import dev.afterrun.storage.catalog.PullRequests;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.TellJob;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The transactions around asking a forge: none is open while it answers. */
@ApplicationScoped
class Resolution {
    private final Repositories repositories;
    private final Jobs jobs;
    private final PullRequests pullRequests;
    private final TellJob tellJob;

    Resolution(Repositories repositories, Jobs jobs, PullRequests pullRequests, TellJob tellJob) {
        this.repositories = repositories;
        this.jobs = jobs;
        this.pullRequests = pullRequests;
        this.tellJob = tellJob;
    }

    /** What to ask about the commit. */
    @Transactional
    Optional<Question> question(long repositoryId, Commit commit) {
        return repositories
                .findByIdOptional(repositoryId)
                .map(repository -> new Question(
                        repository.name(),
                        jobs.ofCommit(repository, commit).stream()
                                .flatMap(job -> job.pullRequestHint().stream())
                                .distinct()
                                .sorted()
                                .toList()));
    }

    /** Takes over the forge's answer, and tells the commit's jobs again where that changed. */
    @Transactional
    void answered(long repositoryId, Commit commit, List<PullRequest> answer) {
        var repository = repositories.findById(repositoryId);
        if (pullRequests.resolved(repository, commit, answer)) {
            jobs.ofCommit(repository, commit).stream()
                    .filter(job -> job.commit().equals(commit))
                    .map(Job::key)
                    .sorted(java.util.Comparator.comparing(Object::toString))
                    .flatMap(key -> jobs.lock(key).stream())
                    .filter(tellJob::wasTold)
                    .forEach(tellJob::tell);
        }
    }

    /**
     * What the forge is asked.
     *
     * @param hints the pull requests that jobs of the commit named
     */
    record Question(RepositoryName repository, List<Integer> hints) {}
}
