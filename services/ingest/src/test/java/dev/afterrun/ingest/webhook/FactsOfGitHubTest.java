package dev.afterrun.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.BranchPushed;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.contracts.event.PullRequestChanged;
import dev.afterrun.contracts.event.PullRequestFact;
import dev.afterrun.contracts.event.RerunRequested;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What payloads become. */
final class FactsOfGitHubTest {
    private static final RepositoryId REPOSITORY = new RepositoryId("github.test", "1296269");
    private static final RepositoryName NAME = RepositoryName.parse("octocat/Hello-World");
    private static final Commit HEAD = new Commit(GitHub.HEAD);
    private static final Commit BEFORE = new Commit(GitHub.BEFORE);
    private static final Actor OCTOCAT = new Actor("octocat", "583231");
    private static final Instant THEN = Instant.parse("2026-11-21T09:00:00Z");

    private final PayloadReader reader = new PayloadReader(new ObjectMapper());
    private final Translations translations = new Translations(() -> "github.test");

    @Test
    void aPushToAPullRequestTellsItsNewHeadTheOneBeforeAndThatItComesFromAFork() {
        // Given
        var payload = GitHub.pullRequest("synchronize").put("before", GitHub.BEFORE);

        // When
        var fact = fact("pull_request", payload);

        // Then
        assertThat(fact)
                .isEqualTo(new PullRequestChanged(
                        REPOSITORY,
                        NAME,
                        7,
                        "synchronize",
                        HEAD,
                        Optional.of(BEFORE),
                        Optional.of("1296270"),
                        "main",
                        PullRequestState.OPEN,
                        Optional.empty(),
                        List.of("bug"),
                        OCTOCAT,
                        THEN));
    }

    @ParameterizedTest
    @CsvSource({"open, false, OPEN", "closed, false, CLOSED", "closed, true, MERGED"})
    void aPullRequestIsOpenClosedOrMerged(String state, boolean merged, PullRequestState told) {
        // Given
        var payload = GitHub.pullRequest("closed");
        payload.withObject("/pull_request").put("state", state).put("merged", merged);

        // When
        var fact = (PullRequestChanged) fact("pull_request", payload);

        // Then
        assertThat(fact.state()).isEqualTo(told);
    }

    @Test
    void aForkThatIsGoneIsNoRepository() {
        // Given
        var payload = GitHub.pullRequest("closed");
        payload.withObject("/pull_request/head").putNull("repo");

        // When
        var fact = (PullRequestChanged) fact("pull_request", payload);

        // Then
        assertThat(fact.headRepository()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"labeled, ADDED", "unlabeled, REMOVED"})
    void aLabelIsToldWithWhoseDoingItWas(String action, LabelChanged.Change change) {
        // Given
        var payload = GitHub.pullRequest(action);
        payload.putObject("label").put("name", "afterrun:upload");

        // When
        var fact = fact("pull_request", payload);

        // Then
        assertThat(fact).isEqualTo(new LabelChanged(REPOSITORY, NAME, 7, change, "afterrun:upload", OCTOCAT, THEN));
    }

    @ParameterizedTest
    @CsvSource({"created, CREATED", "edited, EDITED", "deleted, DELETED"})
    void aCommentIsToldWithItsAuthorAndWhoseDoingItWas(String action, CommentChanged.Change change) {
        // Given
        var payload = GitHub.comment(action);

        // When
        var fact = fact("issue_comment", payload);

        // Then
        assertThat(fact)
                .isEqualTo(new CommentChanged(
                        REPOSITORY,
                        NAME,
                        7,
                        492700400,
                        change,
                        new Actor("monalisa", "2"),
                        OCTOCAT,
                        "/afterrun status",
                        THEN));
    }

    @Test
    void aCommentIsCutWhereItPassesTheLimitButNeverThroughACharacter() {
        // Given
        var payload = GitHub.comment("created");
        payload.withObject("/comment").put("body", "x".repeat(Limits.COMMENT_LENGTH - 1) + "😀");

        // When
        var fact = (CommentChanged) fact("issue_comment", payload);

        // Then
        assertThat(fact.body()).isEqualTo("x".repeat(Limits.COMMENT_LENGTH - 1));
    }

    @Test
    void aPushTellsWhereItsBranchWasAndIs() {
        // When
        var fact = fact("push", GitHub.push("refs/heads/feature/x"));

        // Then
        assertThat(fact).isEqualTo(new BranchPushed(REPOSITORY, NAME, "feature/x", BEFORE, HEAD, true, OCTOCAT));
    }

    @Test
    void aWorkflowRunTellsHowFarItIs() {
        // Given
        var payload = GitHub.payload("completed");
        payload.putObject("workflow_run")
                .put("id", 42)
                .put("run_attempt", 2)
                .put("name", "CI")
                .put("head_sha", GitHub.HEAD)
                .put("event", "pull_request")
                .put("status", "completed")
                .put("conclusion", "failure")
                .put("updated_at", "2026-11-21T09:00:00Z")
                .putObject("head_repository")
                .put("id", 1296270);

        // When
        var fact = fact("workflow_run", payload);

        // Then
        assertThat(fact)
                .isEqualTo(new WorkflowRunChanged(
                        REPOSITORY,
                        NAME,
                        "42",
                        2,
                        "CI",
                        HEAD,
                        Optional.of("1296270"),
                        "pull_request",
                        "completed",
                        Optional.of("failure"),
                        THEN));
    }

    @Test
    void aCheckThatIsAskedForAgainTellsWhichAndByWhom() {
        // Given
        var payload = GitHub.payload("rerequested");
        payload.putObject("check_run")
                .put("id", 128620228)
                .put("name", "afterrun")
                .put("head_sha", GitHub.HEAD)
                .put("external_id", "");

        // When
        var fact = fact("check_run", payload);

        // Then
        assertThat(fact)
                .isEqualTo(
                        new RerunRequested(REPOSITORY, NAME, HEAD, "128620228", "afterrun", Optional.empty(), OCTOCAT));
    }

    @ParameterizedTest
    @CsvSource({
        "installation, created, repositories, true",
        "installation, unsuspend, repositories, true",
        "installation, deleted, repositories, false",
        "installation, suspend, repositories, false",
        "installation_repositories, added, repositories_added, true",
        "installation_repositories, removed, repositories_removed, false"
    })
    void anInstallationTellsWhichRepositoriesItMaySeeFromThenOn(
            String event, String action, String field, boolean added) {
        // Given
        var payload = installation(action);
        payload.putArray(field).addObject().put("full_name", "octocat/Hello-World");

        // When
        var fact = (InstallationChanged) fact(event, payload);

        // Then
        assertThat(fact.installation()).isEqualTo("957387");
        assertThat(fact.account()).isEqualTo(OCTOCAT);
        assertThat(fact.added()).isEqualTo(added ? List.of(NAME) : List.of());
        assertThat(fact.removed()).isEqualTo(added ? List.of() : List.of(NAME));
    }

    @Test
    void anInstallationOfManyRepositoriesNamesTheFirstOfThem() {
        // Given
        var payload = installation("created");
        var repositories = payload.putArray("repositories");
        IntStream.range(0, 5_000)
                .forEach(number -> repositories.addObject().put("full_name", "octocat/number-" + number));

        // When
        var fact = (InstallationChanged) fact("installation", payload);

        // Then
        assertThat(fact.added()).hasSize(Limits.REPOSITORIES_TOLD);
    }

    private static ObjectNode installation(String action) {
        var payload = GitHub.payload(action);
        payload.remove("repository");
        payload.putObject("installation")
                .put("id", 957387)
                .putObject("account")
                .put("login", "octocat")
                .put("id", 583231);
        return payload;
    }

    private PullRequestFact fact(String event, ObjectNode payload) {
        var outcome = translations.of(event).orElseThrow().of(reader.read(GitHub.bytes(payload)));
        assertThat(outcome).isInstanceOf(Outcome.Fact.class);
        return ((Outcome.Fact) outcome).fact();
    }
}
