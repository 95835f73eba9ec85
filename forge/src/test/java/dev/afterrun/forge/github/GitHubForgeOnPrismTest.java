package dev.afterrun.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.Check;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.CommitStatus;
import dev.afterrun.forge.ForgeContract;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.Person;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Reaction;
import dev.afterrun.forge.Rerun;
import java.io.IOException;
import java.net.URI;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The adapter against GitHub's own OpenAPI description: Prism refuses a request that breaks it and answers with the
 * examples in it, which keep no state. {@code peers.sh} starts it.
 */
@Tag("peers")
class GitHubForgeOnPrismTest {
    private static final RepositoryName REPOSITORY = new RepositoryName("octocat", "Hello-World");
    private static final Commit HEAD = new Commit("6dcb09b5b57875f334f61aebed695e2e4193db5e");
    private static final Commit TEST_MERGE = new Commit("e5bd3914e2e596debea16f433f57875b5b90bcd6");

    private static final URI PRISM = URI.create(System.getProperty("peers.prism"));

    private final GitHubForge forge = GitHubForge.withToken(PRISM, "any");

    @Test
    void pullRequestsOfAHeadAreReadAsGitHubShowsThem() throws IOException {
        // When
        var found = forge.pullRequestsOf(REPOSITORY, HEAD, OptionalInt.empty());

        // Then
        assertThat(found).hasSize(1);
        assertThat(found.get(0))
                .returns(1347, PullRequest::number)
                .returns(HEAD, PullRequest::head)
                // The example says both "open" and when it was merged; the time is what only a merge can bring.
                .returns(PullRequestState.MERGED, PullRequest::state)
                .returns("Amazing new feature", PullRequest::title);
    }

    @Test
    void pullRequestIsReadAsGitHubShowsIt() throws IOException {
        // When
        var found = forge.pullRequest(REPOSITORY, 1347);

        // Then
        assertThat(found).map(PullRequest::head).contains(HEAD);
        assertThat(found)
                .map(PullRequest::url)
                .contains(URI.create("https://github.com/octocat/Hello-World/pull/1347"));
    }

    @Test
    void commitsAreReadAsGitHubShowsThem() {
        var http = GitHubHeaders.client(PRISM);

        // When, Then
        assertThatCode(() -> new GitHubApi(http, new TokenAccess(http, "any"))
                        .commit(REPOSITORY, TEST_MERGE)
                        .orElseThrow())
                .doesNotThrowAnyException();
    }

    @Test
    void headOfABranchIsReadAsGitHubShowsIt() throws IOException {
        // When
        var head = forge.branchHead(REPOSITORY, "main", HEAD);

        // Then
        assertThat(head).isPresent();
    }

    @Test
    void comparisonIsReadAsGitHubShowsIt() throws IOException {
        // When: the example is of a head that is behind
        var descends = forge.isDescendant(REPOSITORY, HEAD, TEST_MERGE);

        // Then
        assertThat(descends).isFalse();
    }

    @Test
    void commentsAreReadAsGitHubShowsThemAndAConversationWithoutEndIsGivenUp() {
        // The example of a Link header names a next page, so that here every page has one.
        assertThatThrownBy(() -> forge.comments(REPOSITORY, 1347, ForgeContract.MARKER))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContaining("more than 10000 comments");
    }

    @Test
    void checksAreReadAsGitHubShowsThem() throws IOException {
        // When
        var checks = forge.checks(REPOSITORY, HEAD);

        // Then
        assertThat(checks).extracting(Check::name).contains("mighty_readme", "continuous-integration/jenkins");
    }

    @Test
    void everyWayToShowACheckIsAsGitHubDescribesIt() throws IOException {
        // Given
        var page = URI.create("https://afterrun.example/octocat/Hello-World/pr-1");
        var report = new CheckReport(CheckState.PENDING, "2 of 3 jobs are in", "All is well.", page);

        // When
        forge.setStatus(REPOSITORY, HEAD, new CommitStatus(CheckState.SUCCESS, "3 jobs passed", page));
        var created = forge.createCheckRun(REPOSITORY, HEAD, report);
        var updated = forge.updateCheckRun(REPOSITORY, created, report);

        // Then
        assertThat(updated).isPresent();
    }

    @Test
    void everyWayToWriteACommentIsAsGitHubDescribesIt() throws IOException {
        // When
        var created = forge.createComment(REPOSITORY, 1347, "Me too");
        var edited = forge.editComment(REPOSITORY, new CommentId(1), "Me too");
        forge.deleteComment(REPOSITORY, new CommentId(1));

        // Then
        assertThat(created.body()).isEqualTo("Me too");
        assertThat(edited).contains(created);
    }

    @Test
    void whoMayWriteAndAReactionAreAsGitHubShowsThem() throws IOException {
        // When
        var mayWrite = forge.mayWrite(REPOSITORY, new Person("octocat", "1"));
        var isSet = forge.react(REPOSITORY, new CommentId(1), Reaction.EYES);

        // Then
        assertThat(mayWrite).isTrue();
        assertThat(isSet).isTrue();
    }

    @Test
    void newAppIsReadAsGitHubShowsIt() throws IOException {
        // When
        var app = NewGitHubApp.from(PRISM, "a180b1a3d263c81bc6441d7b990bae27d4c10679");

        // Then
        assertThat(app.slug()).isEqualTo("octoapp");
        assertThat(app.key()).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(app.webhookSecret()).isPresent();
    }

    @Test
    void jobsOfARunAreReadAsGitHubShowsThem() throws IOException {
        // When
        var jobs = forge.jobs(REPOSITORY, 29679449, 1);

        // Then
        assertThat(jobs).isNotEmpty().allSatisfy(job -> assertThat(job.name()).isNotBlank());
    }

    @Test
    void runOfAWorkflowIsReadAsGitHubShowsIt() throws IOException {
        // When: the example is of a push
        var asked = forge.rerun(REPOSITORY, 30433642, HEAD);

        // Then
        assertThat(asked).isInstanceOf(Rerun.Impossible.class);
    }
}
