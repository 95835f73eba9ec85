package dev.afterrun.storage.trust;

import static dev.afterrun.storage.trust.ListedScene.CLAIM;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.ManifestRef;
import dev.afterrun.contracts.TrustIfListed;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.RunFinished;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.job.RunId;
import dev.afterrun.contracts.problem.ProblemException;
import dev.afterrun.storage.progress.RecordStart;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that anybody may set off are trusted as a push where the default branch lists their workflow, and nowhere else. */
@QuarkusTest
class ListedWorkflowsTest {
    private static final TestFile FILE = TestFile.of("app.whl", "released");

    private final CiJob job = ListedScene.job();
    private final String token = ListedScene.token(job, Map.of());

    @Inject
    ListedScene scene;

    @Inject
    Storage storage;

    @Inject
    RecordStart recordStart;

    @Inject
    Sql sql;

    @Test
    void runOfAListedWorkflowPublishesAndSteersAsAPushDoes() {
        // Given
        scene.lists(job);

        // When
        publish(token, Optional.of(CLAIM));

        // Then
        assertThat(scene.stored(job).trust()).isEqualTo(TrustLevel.TRUSTED);
        assertThat(status("/" + job.repository() + "/" + job.commit() + "/app.whl"))
                .isEqualTo(200);
        assertThat(points(token)).isEqualTo(200);
    }

    @Test
    void runOfAWorkflowThatIsNotListedIsUntrusted() {
        // Given
        scene.settledBy(job, "[trust]\nworkflows = [\".github/workflows/other.yml\"]\n");

        // When
        publish(token, Optional.of(CLAIM));

        // Then
        assertThat(scene.stored(job).trust()).isEqualTo(TrustLevel.UNTRUSTED);
        assertThat(status("/" + job.repository() + "/" + job.commit() + "/app.whl"))
                .isEqualTo(404);
        assertThat(status("/" + job.repository() + "/run-7/app.whl")).isEqualTo(200);
        assertThat(points(token)).isEqualTo(403);
    }

    @Test
    void runOfARepositoryOfWhichNothingWasReadIsUntrusted() {
        assertThat(scene.isFoundByItsCommit(token, job.opening(FILE))).isFalse();
    }

    @Test
    void workflowThatIsTakenOffTheListIsUntrustedAtTheNextRequest() {
        // Given
        scene.lists(job);
        assertThat(scene.isFoundByItsCommit(token, job.opening(FILE))).isTrue();

        // When
        scene.listsNothing(job);

        // Then
        assertThat(scene.isFoundByItsCommit(token, job.opening(FILE))).isFalse();
        assertThat(points(token)).isEqualTo(403);
    }

    @Test
    void sessionOfAWorkflowThatIsTakenOffTheListTakesNoMoreBytes() {
        // Given
        scene.lists(job);
        var session = scene.open(token, job.opening(FILE)).jsonPath().getString("session");

        // When
        scene.listsNothing(job);

        // Then
        var at = session.replaceFirst("^https?://[^/]+", "") + "/blobs/" + FILE.sha256();
        assertThat(given().auth().oauth2(token).body(FILE.content()).put(at).statusCode())
                .isEqualTo(404);
    }

    @Test
    void brokenFileLeavesTheLastGoodList() {
        // Given
        scene.lists(job);

        // When
        scene.settledBy(job, "[trust]\nworkflows = [\"*\"]\n");

        // Then
        assertThat(scene.isFoundByItsCommit(token, job.opening(FILE))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "workflow_ref,     NAME/.github/workflows/release.yml@refs/heads/feature",
        "workflow_ref,     NAME/.github/workflows/release.yml@refs/pull/7/merge",
        "workflow_ref,     octo/other/.github/workflows/release.yml@refs/heads/main",
        "workflow_ref,     NAME/.github/workflows/Release.yml@refs/heads/main",
        "job_workflow_ref, octo/other/.github/workflows/release.yml@refs/heads/main",
        "ref,              refs/heads/feature",
        "repository_id,    99",
    })
    void whateverElseIsOtherThanTheListSaysIsUntrusted(String claim, String value) {
        // Given
        scene.lists(job);
        var other = ListedScene.token(
                job, Map.of(claim, value.replace("NAME", job.repository().toString())));

        // When, Then
        assertThat(scene.isFoundByItsCommit(other, job.opening(FILE))).isFalse();
    }

    @Test
    void workflowOfABranchThatIsNotTheDefaultOneIsUntrustedWhateverThatBranchLists() {
        // Given
        scene.lists(job);
        var other = ListedScene.token(
                job,
                Map.of(
                        "ref",
                        "refs/heads/release",
                        "workflow_ref",
                        job.repository() + "/" + ListedScene.RELEASE + "@refs/heads/release"));

        // When, Then
        assertThat(scene.isFoundByItsCommit(other, job.opening(FILE))).isFalse();
    }

    @Test
    void pullRequestIsNoPushWhateverWorkflowItRuns() {
        // Given
        scene.lists(job);
        var other = ListedScene.token(
                job, Map.of("event_name", "pull_request", "ref", "refs/heads/main", "head_ref", "main"));

        // When, Then
        assertThat(points(other)).isEqualTo(403);
    }

    @Test
    void jobThatSpeaksForAPullRequestOrForAnotherCommitIsUntrustedAndNotRefused() {
        // Given
        scene.lists(job);

        // When, Then
        assertThat(scene.isFoundByItsCommit(token, job.onPullRequest(7).opening(FILE)))
                .isFalse();
        assertThat(scene.isFoundByItsCommit(
                        token, job.ofCommit(new Commit("f".repeat(40))).opening(FILE)))
                .isFalse();
    }

    @Test
    void whatOlderVersionsToldIsUntrusted() {
        // Given
        scene.lists(job);

        // When
        storage.event(
                "old",
                new RunFinished(
                        ListedScene.id(job),
                        TrustLevel.UNTRUSTED,
                        job.finished().report()));
        storage.work();

        // Then
        assertThat(scene.stored(job).trust()).isEqualTo(TrustLevel.UNTRUSTED);
    }

    @Test
    void jobThatBeganUntrustedEndsSoWithItsFiles() {
        // Given
        var manifest = scene.upload(token, job, FILE);
        scene.lists(job);

        // When
        storage.event("late", ListedScene.finished(job, Optional.of(CLAIM), manifest));
        storage.work();

        // Then
        assertThat(scene.stored(job).trust()).isEqualTo(TrustLevel.UNTRUSTED);
        assertThat(status("/" + job.repository() + "/run-7/app.whl")).isEqualTo(200);
    }

    @Test
    void whatIsDeliveredAgainAfterTheListHasChangedChangesNothingAndWhatIsNewIsRefused() {
        // Given
        scene.lists(job);
        var fact = ListedScene.finished(job, Optional.of(CLAIM), manifest());
        storage.event("once", fact);
        scene.listsNothing(job);

        // When
        storage.event("once", fact);
        storage.work();

        // Then
        assertThat(scene.stored(job).trust()).isEqualTo(TrustLevel.TRUSTED);
        assertThatThrownBy(() -> storage.event("another", fact))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("another level of trust");
    }

    @Test
    void jobThatBeginsIsTrustedAsItWillBe() {
        // Given
        scene.lists(job);
        var other = job.named("other");

        // When
        recordStart.runStarted(started(job, Optional.of(CLAIM)), Instant.EPOCH);
        recordStart.runStarted(started(other, Optional.empty()), Instant.EPOCH);

        // Then
        assertThat(begun(job)).isEqualTo(TrustLevel.TRUSTED);
        assertThat(begun(other)).isEqualTo(TrustLevel.UNTRUSTED);
    }

    private void publish(String token, Optional<TrustIfListed> claim) {
        var manifest = scene.upload(token, job, FILE);
        storage.event("one", ListedScene.finished(job, claim, manifest));
        storage.work();
    }

    private ManifestRef manifest() {
        return scene.upload(token, job, FILE);
    }

    private static RunStarted started(CiJob job, Optional<TrustIfListed> claim) {
        var run = job.started().run();
        return new RunStarted(
                new RunId(ListedScene.tenant(job), run.source(), run.run(), run.attempt()),
                TrustLevel.UNTRUSTED,
                claim,
                job.started().report());
    }

    private TrustLevel begun(CiJob job) {
        return sql.first(
                        row -> TrustLevel.ofRank(row.getInt("trust")),
                        "SELECT trust FROM underway_job WHERE key = ?",
                        ListedScene.id(job).key().value())
                .orElseThrow();
    }

    private int points(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("to", job.commit().hex()))
                .put("/v1/repositories/" + job.repository() + "/pointers/latest")
                .statusCode();
    }

    private static int status(String address) {
        return given().get(address).statusCode();
    }
}
