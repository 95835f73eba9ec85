package dev.afterrun.storage.publishing;

import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.duework.DueWork;
import dev.afterrun.storage.catalog.Repositories;
import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.catalog.ToldPullRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * Takes note of what the forge tells of a pull request; a worker asks the forge about the commits concerned, whether they have
 * runs yet or not: once a commit was forced away, the forge may no longer say where it belonged.
 */
@ApplicationScoped
public class TakeNoteOfPullRequest {
    private final Repositories repositories;
    private final ToldPullRequests told;
    private final DueWork dueWork;

    TakeNoteOfPullRequest(Repositories repositories, ToldPullRequests told, DueWork dueWork) {
        this.repositories = repositories;
        this.told = told;
        this.dueWork = dueWork;
    }

    /** Makes the commits due whose pull requests may be others now. A repository without runs is nobody's here. */
    @Transactional
    public void pullRequestChanged(PullRequestChanged changed) {
        repositories.knownAs(changed.repository(), changed.name()).forEach(repository -> take(repository, changed));
    }

    private void take(Repository repository, PullRequestChanged changed) {
        told.take(repository, changed)
                .forEach(commit -> dueWork.mark(
                        ResolvePullRequests.KIND, ResolvePullRequests.key(repository, commit), Duration.ZERO));
    }
}
