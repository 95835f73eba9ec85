package dev.afterrun.notifier.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.forge.github.GitHubAppDouble;
import dev.afterrun.forge.github.GitHubDouble;
import dev.afterrun.forge.github.GitHubForge;
import dev.afterrun.notifier.picture.PullRequestKey;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A double of GitHub that lets us in as an App, in place of the local forge. */
public final class GitHubScene implements AutoCloseable {
    public static final Commit HEAD = new Commit("a".repeat(40));

    public final GitHubDouble github = new GitHubDouble();

    public GitHubScene(WatchedForge watched) throws IOException {
        watched.becomes(GitHubForge.withApps(
                github.base(), List.of(GitHubAppDouble.app()), Optional.empty(), Clock.systemUTC()));
    }

    public static String key(int pullRequest) {
        return new PullRequestKey(new RepositoryId("local", StoredJob.REPOSITORY.toString()), pullRequest).toString();
    }

    /** The one comment; a test that finds two fails here. */
    public String comment(int pullRequest) {
        assertThat(github.said(pullRequest)).hasSize(1);
        return github.said(pullRequest).getFirst();
    }

    @Override
    public void close() {
        github.close();
    }
}
