package dev.afterrun.forge.github;

import static dev.afterrun.forge.github.GitHubStage.REPOSITORY;
import static dev.afterrun.forge.github.GitHubStage.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.CheckReport;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.ForgeContract;
import dev.afterrun.forge.ForgeRefused;
import dev.afterrun.forge.ForgeStage;
import dev.afterrun.forge.PullRequest;
import dev.afterrun.forge.Rerun;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubForgeTest implements ForgeContract {
    private GitHubStage stage;
    private GitHubForge forge;

    @BeforeEach
    void start() throws IOException {
        stage = new GitHubStage(GitHubStage.Connection.TOKEN);
        forge = GitHubForge.withToken(stage.base(), GitHubDouble.OUR_TOKEN);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Override
    public ForgeStage stage() {
        return stage;
    }

    @Test
    void tokenThatNoHeaderBearsIsRefusedAtOnceAndNotShown() {
        // When
        assertThatThrownBy(() -> GitHubForge.withToken(stage.base(), "hunter2\nhunter3"))

                // Then
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no header bears")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void commitThatWasPushedAwayStillBelongsToItsPullRequest() throws IOException {
        // Given
        stage.put(GitHubPullRequest.open(1, commit("a", 1), commit("a", 2)));

        // When
        var found = forge.pullRequestsOf(REPOSITORY, commit("a", 1), OptionalInt.empty());

        // Then
        assertThat(found).extracting(PullRequest::head).containsExactly(commit("a", 2));
    }

    @Test
    void headOfOnePullRequestDoesNotBelongToTheOneStackedOnIt() throws IOException {
        // Given
        var below = stage.put(GitHubPullRequest.open(1, commit("a", 1)));
        stage.put(GitHubPullRequest.open(2, commit("a", 1), commit("a", 2)));

        // When
        var found = forge.pullRequestsOf(REPOSITORY, commit("a", 1), OptionalInt.empty());

        // Then
        assertThat(found).containsExactly(below);
    }

    @Test
    void whyGitHubDoesNotRunSomethingOnceMoreIsSaidInItsWords() throws IOException {
        // Given
        var head = stage.open().head();
        var run = stage.github.workflows.run(head, "completed", "pull_request");
        stage.github.workflows.age();

        // When
        var asked = forge.rerun(REPOSITORY, run, head);

        // Then
        assertThat(asked)
                .isEqualTo(new Rerun.Impossible(
                        "GitHub says: Unable to retry this workflow run because it was created over a month ago"));
    }

    @Test
    void testMergeThatWasSupersededIsKnownByWhatItMerged() throws IOException {
        // Given
        var before = stage.openWithTestMerge();
        var now = stage.put(
                stage.github.pulls.get(before.number()).with(Optional.of(commit("b", 99)), "open", Optional.empty()));

        // When
        var found = forge.pullRequestsOf(REPOSITORY, before.testMerge().orElseThrow(), OptionalInt.empty());

        // Then
        assertThat(found).containsExactly(now);
    }

    @Test
    void mergeThatSomebodyMadeIsNoTestMergeOfItsParent() throws IOException {
        // Given
        stage.put(GitHubPullRequest.open(1, commit("a", 1)));
        var merge = new GitHubCommit("Merge branch 'main' into feature", List.of(commit("e", 1), commit("a", 1)));
        stage.github.pulls.put(commit("e", 2), merge);

        // When
        var found = forge.pullRequestsOf(REPOSITORY, commit("e", 2), OptionalInt.empty());

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void pullRequestFromAForkSaysSoEvenWhenTheForkIsGone() throws IOException {
        // Given
        var branch = GitHubPullRequest.open(1, commit("a", 1));

        // When
        var own = stage.put(branch);
        var fork = stage.put(branch.from(Optional.of(8)));
        var deleted = stage.put(branch.from(Optional.empty()));

        // Then
        assertThat(List.of(own, fork, deleted)).extracting(PullRequest::fork).containsExactly(false, true, true);
    }

    @Test
    void mergedPullRequestHasNoTestMergeAnyMore() throws IOException {
        // Given
        var opened = stage.openWithTestMerge();

        // When
        stage.merge(opened);

        // Then
        assertThat(forge.pullRequest(REPOSITORY, opened.number()).flatMap(PullRequest::testMerge))
                .isEmpty();
    }

    @Test
    void commentOfADeletedAccountIsNotOurs() throws IOException {
        // Given
        var opened = stage.open();
        stage.github.comment(opened.number(), 0, MARKER.line());

        // When
        var found = forge.comments(REPOSITORY, opened.number(), MARKER);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void repositoryThatTheTokenCannotSeeIsRefusedWithTheMend() {
        assertThatThrownBy(() -> forge.comments(new RepositoryName("octo-org", "secret"), 1, MARKER))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContaining("octo-org/secret")
                .hasMessageContaining("the token may see it")
                .hasMessageNotContaining(GitHubDouble.OUR_TOKEN);
    }

    @Test
    void findingThePullRequestOfAHeadCostsOneRequest() throws IOException {
        // Given
        var opened = stage.open();
        stage.github.requests.clear();

        // When
        forge.pullRequestsOf(REPOSITORY, opened.head(), OptionalInt.of(opened.number()));

        // Then
        assertThat(stage.github.requests)
                .containsExactly("GET /repos/octo-org/octo-repo/commits/" + opened.head() + "/pulls");
    }

    @Test
    void writingACommentCostsOneRequestAndWhoWeAreIsAskedOnce() throws IOException {
        // Given
        var opened = stage.open();
        stage.github.requests.clear();

        // When
        var created = forge.createComment(REPOSITORY, opened.number(), MARKER.line());
        forge.editComment(REPOSITORY, created.id(), MARKER.line() + "\nagain");
        forge.comments(REPOSITORY, opened.number(), MARKER);
        forge.comments(REPOSITORY, opened.number(), MARKER);

        // Then
        var comments = "/repos/octo-org/octo-repo/issues/" + opened.number() + "/comments";
        assertThat(stage.github.requests)
                .containsExactly(
                        "POST " + comments,
                        "PATCH /repos/octo-org/octo-repo/issues/comments/" + created.id(),
                        "GET /user",
                        "GET " + comments,
                        "GET " + comments);
    }

    @Test
    void branchThatWasRenamedHasNoHeadUnderItsOldName() throws IOException {
        // Given
        var pushed = stage.push("main");
        stage.github.history.renamed.put("master", "main");

        // When
        var head = forge.branchHead(REPOSITORY, "master", pushed);

        // Then
        assertThat(head).isEmpty();
    }

    @Test
    void commitOfAnotherLineOfHistoryIsNoDescendant() throws IOException {
        // Given
        var main = stage.push("main");
        var change = stage.push("change");

        // When
        var descends = forge.isDescendant(REPOSITORY, change, main);

        // Then
        assertThat(descends).isFalse();
    }

    @Test
    void whatIsReadAgainIsAskedForByItsEtagAndIsStillThePresent() throws IOException {
        // Given
        var opened = stage.open();
        var before = forge.pullRequest(REPOSITORY, opened.number());
        var again = forge.pullRequest(REPOSITORY, opened.number());

        // When
        stage.github.open(opened.number(), commit("e", 1));
        var moved = forge.pullRequest(REPOSITORY, opened.number());

        // Then
        assertThat(again).isEqualTo(before);
        assertThat(moved).map(PullRequest::head).contains(commit("e", 1));
        assertThat(stage.github.unchanged()).isEqualTo(1);
    }

    @Test
    void listOfCommentsIsReadWholeAlsoWhereNothingHasChanged() throws IOException {
        // Given
        var opened = stage.open();
        for (var said = 0; said < 205; said++) {
            stage.commentBySomeoneElse(opened, "remark " + said);
        }
        var created = forge.createComment(REPOSITORY, opened.number(), MARKER.line());
        forge.comments(REPOSITORY, opened.number(), MARKER);

        // When
        var again = forge.comments(REPOSITORY, opened.number(), MARKER);

        // Then
        assertThat(again).containsExactly(created);
        assertThat(stage.github.unchanged()).isEqualTo(3);
    }

    @Test
    void checkRunWithATokenIsRefusedInGitHubsWords() throws IOException {
        // Given
        var head = stage.open().head();
        var report =
                new CheckReport(CheckState.SUCCESS, "Done", "All is well.", URI.create("https://afterrun.example/"));

        // When, Then
        assertThatThrownBy(() -> forge.createCheckRun(stage.repository(), head, report))
                .isInstanceOf(ForgeRefused.class)
                .hasMessageContainingAll("You must authenticate via a GitHub App", "Checks: Read and write", "status");
    }
}
