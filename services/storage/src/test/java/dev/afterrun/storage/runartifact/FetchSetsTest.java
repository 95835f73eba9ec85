package dev.afterrun.storage.runartifact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.HandOver;
import dev.afterrun.contracts.Limits;
import dev.afterrun.contracts.persisted.SaveSet;
import dev.afterrun.contracts.persisted.SetJob;
import dev.afterrun.contracts.persisted.SetName;
import dev.afterrun.storage.persisted.generation.SetScene;
import dev.afterrun.storage.persisted.generation.TestSet;
import dev.afterrun.storage.runartifact.zip.Zips;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a fork's job persists is fetched once its run has ended, and is its own pull request's alone. */
@QuarkusTest
class FetchSetsTest {
    private static final String SETS = "/v1/persisted/" + ForkScene.NAME;

    @Inject
    ForkScene scene;

    @Inject
    SetScene sets;

    @Inject
    Storage storage;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void theForgeKnowsThePullRequest() {
        sets.pullRequest(
                CiJob.fresh().inRepository(ForkScene.NAME).ofCommit(scene.head).onPullRequest(1), true);
    }

    @Test
    void aForksSetIsOfItsPullRequestWhateverItSaysOfItself() throws IOException {
        // Given
        var set = sets.set("one", "two");
        var run = scene.runOfFork(ForkScene.FORK);
        scene.github.artifacts.add(run, "afterrun-build", left(saving("deps", set), set));

        // When
        scene.ended(run);
        theForgeHasBeenAsked();

        // Then
        given().get(SETS)
                .then()
                .statusCode(200)
                .body("generations.name", contains("deps"))
                .body("generations.scope", contains("fork:1"))
                .body("generations.state", contains("visible"))
                .body("generations.by.job", contains("the fork's own words"))
                .body("generations.by.run", contains(Long.toString(run)))
                .body("generations.by.commit", contains(scene.head.hex()))
                .body(
                        "generations.description.sha256",
                        contains(set.described().sha256().hex()));
        assertThat(scene.why()).isEqualTo("nothing was refused");
    }

    @Test
    void laterJobsOfThatPullRequestRestoreItAndNobodyElses() throws IOException {
        // Given
        var set = sets.set("one");
        var run = scene.runOfFork(ForkScene.FORK);
        scene.github.artifacts.add(run, "afterrun-build", left(saving("deps", set), set));
        scene.ended(run);
        theForgeHasBeenAsked();

        // Then
        given().queryParam("pullRequest", 1)
                .get(SETS + "/deps")
                .then()
                .statusCode(200)
                .body(
                        "generation.description.sha256",
                        equalTo(set.described().sha256().hex()));
        // The default branch restores nothing, and others what it has.
        given().queryParam("branch", "main").get(SETS + "/deps").then().statusCode(403);
        given().queryParam("branch", "topic").get(SETS + "/deps").then().statusCode(404);
    }

    @Test
    void fetchedAgainItIsTheSameGeneration() throws IOException {
        // Given
        var set = sets.set("one");
        var run = scene.runOfFork(ForkScene.FORK);
        scene.github.artifacts.add(run, "afterrun-build", left(saving("deps", set), set));

        // When
        scene.ended(run);
        scene.ended(run);

        // Then
        given().get(SETS).then().body("generations.name", contains("deps"));
    }

    @Test
    void aSetWhoseBytesAreNotThereIsRefused() throws IOException {
        // Given
        var set = sets.set("one");
        var run = scene.runOfFork(ForkScene.FORK);
        scene.github.artifacts.add(run, "afterrun-build", left(saving("deps", set), sets.set("other bytes")));

        // When
        scene.ended(run);

        // Then
        assertThat(scene.why()).contains("the set 'deps' is listed, and its bytes are not there");
        assertNothingIsSaved();
    }

    @Test
    void whatIsNoSetIsRefused() throws IOException {
        // Given
        var run = scene.runOfFork(ForkScene.FORK);
        scene.github.artifacts.add(
                run,
                "afterrun-build",
                new Zips()
                        .file(HandOver.set("deps"), "{\"name\": \"../deps\"}".getBytes(StandardCharsets.UTF_8), 0)
                        .made());

        // When
        scene.ended(run);

        // Then
        assertThat(scene.why()).contains("name");
        assertNothingIsSaved();
    }

    @Test
    void moreSetsThanAJobMayHaveAreRefused() throws IOException {
        // Given
        var set = sets.set("one");
        var zip = new Zips();
        for (var i = 0; i <= Limits.SETS_OF_JOB; i++) {
            zip.file(HandOver.set("deps-" + i), json.writeValueAsBytes(saving("deps-" + i, set)), 0);
        }
        var run = scene.runOfFork(ForkScene.FORK);
        scene.github.artifacts.add(run, "afterrun-build", zip.made());

        // When
        scene.ended(run);

        // Then
        assertThat(scene.why()).contains("it brings " + (Limits.SETS_OF_JOB + 1) + " sets");
        assertNothingIsSaved();
    }

    /** It does not know the job, so the run's own end counts. */
    private void theForgeHasBeenAsked() {
        storage.hurry("ask-how-jobs-ended", "");
        storage.work();
    }

    private static void assertNothingIsSaved() {
        var listed = given().get(SETS).then().extract();
        if (listed.statusCode() == 200) {
            assertThat(listed.jsonPath().getList("generations")).isEmpty();
        } else {
            assertThat(listed.statusCode()).isEqualTo(404);
        }
    }

    /** What the job says of itself is another's. */
    private static SaveSet saving(String name, TestSet set) {
        return new SaveSet(
                new SetName(name),
                Optional.empty(),
                new SetJob(
                        "https://github.com/octo-org/octo-repo/actions",
                        "1",
                        9,
                        "the fork's own words",
                        new Commit("f".repeat(40)),
                        Optional.of("main"),
                        Optional.of(99),
                        Instant.parse("2999-01-01T00:00:00Z")),
                List.of(),
                set.described(),
                set.packed());
    }

    private byte[] left(SaveSet saving, TestSet set) throws IOException {
        var zip = new Zips().file(HandOver.set(saving.name().value()), json.writeValueAsBytes(saving), 0);
        for (var file : set.files()) {
            zip.file(HandOver.BLOBS + "/" + file.sha256(), file.content(), 0);
        }
        return zip.made();
    }
}
