package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whose sets a job gets, over the API: the table itself has tests of its own. */
@QuarkusTest
class SetScopesTest {
    private static final Duration NOON = Duration.ZERO;
    private static final Duration LATER = Duration.ofHours(1);

    private final CiJob main = SetScene.onMain();
    private final CiJob pull = main.trusted(TrustLevel.ORDINARY)
            .onBranch("topic")
            .ofRun("2")
            .ofCommit(new Commit("1".repeat(40)))
            .onPullRequest(7);
    private final CiJob other =
            pull.ofRun("3").ofCommit(new Commit("2".repeat(40))).onPullRequest(8);

    @Inject
    SetScene scene;

    @Inject
    RepositoryFiles files;

    @Test
    void defaultBranchRestoresNothing() {
        // Given
        scene.visible(main, scene.set("one"), NOON);

        // When
        var answer = scene.restore(main.ofRun("2"));

        // Then
        answer.then()
                .statusCode(403)
                .body("type", containsString("scope-refused"))
                .body("detail", containsString("default-branch = \"restores\""));
    }

    @Test
    void defaultBranchRestoresItsOwnWhereItsFileSaysSo() {
        // Given
        files.settings(main.repository(), "[persisted]\ndefault-branch = \"restores\"\n");
        var saved = scene.visible(main, scene.set("one"), NOON);

        // When
        var found = scene.found(main.ofRun("2"));

        // Then
        assertThat(found.generation().id()).isEqualTo(saved.id());
        assertThat(found.generation().scope()).hasToString("branch:main");
    }

    @Test
    void pullRequestRestoresItsOwnAndElseItsBases() {
        // Given
        scene.pullRequest(pull, false);
        var base = scene.visible(main, scene.set("base"), LATER);

        // When
        var before = scene.found(pull).generation();
        var own = scene.visible(pull, scene.set("own"), NOON);

        // Then
        assertThat(before.id()).isEqualTo(base.id());
        assertThat(own.scope()).hasToString("pull-request:7");
        assertThat(scene.found(pull.ofRun("4")).generation().id()).isEqualTo(own.id());
    }

    @Test
    void nobodyElseRestoresWhatAPullRequestSaved() {
        // Given
        scene.pullRequest(pull, false);
        scene.pullRequest(other, false);

        // When
        scene.visible(pull, scene.set("own"), NOON);

        // Then
        scene.restore(other).then().statusCode(404);
        scene.restore(main.onBranch("topic").ofRun("5")).then().statusCode(404);
    }

    @Test
    void forgeSaysWhetherAPullRequestIsAForks() {
        // Given
        scene.pullRequest(pull, true);

        // When
        var saved = scene.save(pull, scene.set("one"), NOON);

        // Then
        assertThat(saved.scope()).hasToString("fork:7");
    }

    @Test
    void pullRequestsHandOnSetsThoughTheirPackagesAreOnRequest() {
        // Given
        files.settings(pull.repository(), "[uploads]\nmode = \"on-request\"\n");
        scene.pullRequest(pull, false);

        // When
        var session = scene.send(pull, scene.set("one"));

        // Then
        assertThat(session.leftOut()).isEmpty();
        assertThat(scene.visible(pull, scene.set("one"), NOON).state()).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void forksJobRestoresWhatIsPublicWithoutAToken() {
        // Given
        scene.pullRequest(pull, true);
        var base = scene.visible(main, scene.set("base"), NOON);

        // When
        var answer = scene.restoreAnonymously(pull);

        // Then
        answer.then().statusCode(200).body("generation.id", equalTo((int) base.id()));
        scene.restoringAnonymously(pull, base).then().statusCode(200).body("state", equalTo("visible"));
    }

    @Test
    void whatAForkSavesNobodyElseRestores() {
        // Given
        scene.pullRequest(pull, true);
        scene.pullRequest(other, false);

        // When
        var own = scene.visible(pull.trusted(TrustLevel.UNTRUSTED), scene.set("own"), NOON);

        // Then
        assertThat(own.scope()).hasToString("fork:7");
        assertThat(scene.found(pull.trusted(TrustLevel.UNTRUSTED).ofRun("4"))
                        .generation()
                        .id())
                .isEqualTo(own.id());
        scene.restore(other).then().statusCode(404);
        scene.restore(main.onBranch("topic").ofRun("5")).then().statusCode(404);
    }

    @Test
    void lessTrustedJobsDoNotSaveForTheDefaultBranch() {
        // Given
        var job = main.trusted(TrustLevel.ORDINARY);
        var set = scene.set("one");
        scene.send(job, set);

        // When
        var answer = scene.register(job, scene.request(job, set, NOON));

        // Then
        answer.then().statusCode(403).body("type", containsString("scope-refused"));
    }

    @Test
    void lessTrustedJobThatSaysToBeAnotherTakesNoNameFromIt() {
        // Given
        var impostor = main.trusted(TrustLevel.UNTRUSTED).onPullRequest(7);
        scene.pullRequest(impostor, true);
        var theirs = scene.save(impostor, scene.set("theirs"), NOON);

        // When
        var own = scene.visible(main, scene.set("own"), NOON);

        // Then
        assertThat(own.scope()).hasToString("branch:main");
        assertThat(own.state()).isEqualTo(SetState.VISIBLE);
        assertThat(scene.state(main, theirs)).isEqualTo(SetState.FAILED);
    }

    @Test
    void untrustedJobsSaveForAPullRequestAlone() {
        // Given
        var job = main.trusted(TrustLevel.UNTRUSTED).onBranch("topic");
        var set = scene.set("one");
        scene.send(job, set);

        // When
        var answer = scene.register(job, scene.request(job, set, NOON));

        // Then
        answer.then().statusCode(403).body("type", containsString("scope-refused"));
    }

    @Test
    void branchesChunksAreComparedWithThoseAsTrustedAlone() {
        // Given
        scene.pullRequest(pull, false);
        scene.visible(main, scene.set("base"), NOON);

        // When
        var ofPullRequest = scene.base(pull);
        var ofMain = scene.base(main.ofRun("6"));

        // Then
        ofPullRequest.then().statusCode(404);
        ofMain.then().statusCode(200);
    }

    @Test
    void otherNamesAreFallenBackOn() {
        // Given
        var saved = scene.visible(main, scene.set("one"), NOON);

        // When
        var answer = scene.restore(main.onBranch("next").ofRun("2"), "unknown", SetScene.NAME + "@v2", SetScene.NAME);

        // Then
        answer.then().statusCode(200).body("generation.id", equalTo((int) saved.id()));
    }
}
