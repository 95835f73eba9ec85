package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An invalidation is one row; what it makes invisible follows from where things came from. */
@QuarkusTest
class InvalidatedSetsTest {
    private static final Map<String, Object> ALL = Map.of("all", true);
    private static final Duration NOON = Duration.ZERO;
    private static final Duration FAR_LATER = Duration.ofDays(36_500);

    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("2");
    private final CiJob pull = main.trusted(TrustLevel.ORDINARY)
            .onBranch("topic")
            .ofRun("3")
            .ofCommit(new Commit("1".repeat(40)))
            .onPullRequest(7);

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Test
    void invalidatedSetIsNotRestored() {
        // Given
        var saved = scene.visible(main, scene.set("one"), NOON);

        // When
        var answer = scene.invalidate(main, Map.of("scope", "branch:main", "reason", "a poisoned mirror"));

        // Then
        answer.then().statusCode(200).body("generations", equalTo(1)).body("scope", equalTo("branch:main"));
        assertThat(scene.state(main, saved)).isEqualTo(SetState.INVALIDATED);
        scene.restore(branch).then().statusCode(404);
    }

    @Test
    void otherScopesStay() {
        // Given
        var saved = scene.visible(main, scene.set("one"), NOON);

        // When
        scene.invalidate(main, Map.of("scope", "pull-request:7")).then().body("generations", equalTo(0));

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void invalidatedSetIsNotEvenComparedWith() {
        // Given
        scene.visible(main, scene.set("one"), NOON);

        // When
        scene.invalidate(main, ALL);

        // Then
        scene.base(main.ofRun("5")).then().statusCode(404);
    }

    @Test
    void setThatWasAskedForBeforeIsNotMadeVisibleAfter() {
        // Given
        scene.visible(main, scene.set("one"), NOON);
        var asked = scene.found(branch).generation();

        // When
        scene.invalidate(main, ALL);

        // Then
        scene.restoring(branch, asked).then().statusCode(410).body("type", containsString("expired"));
    }

    @Test
    void whatAJobSavesThatStartedBeforeIsNotVisibleHoweverLateItArrives() {
        // Given
        scene.invalidate(main, ALL).then().statusCode(200).body("scope", nullValue());

        // When
        var saved = scene.visible(main, scene.set("one"), NOON);

        // Then
        assertThat(saved.state()).isEqualTo(SetState.INVALIDATED);
        assertThat(saved.epoch()).isZero();
    }

    @Test
    void whatAJobSavesThatStartedAfterIsVisible() {
        // Given
        scene.invalidate(main, ALL);

        // When
        var saved = scene.visible(main, scene.set("one"), FAR_LATER);

        // Then
        assertThat(saved.state()).isEqualTo(SetState.VISIBLE);
        assertThat(saved.epoch()).isEqualTo(1);
        assertThat(saved.by().startedAt()).isBeforeOrEqualTo(saved.savedAt());
    }

    @Test
    void whatWasMadeFromAnInvalidatedSetIsInvalidatedTooInWhicheverScope() {
        // Given
        scene.pullRequest(pull, false);
        var base = scene.visible(main, scene.set("base"), NOON);
        var derived = scene.visible(pull, scene.set("derived"), FAR_LATER, base);
        var again = scene.visible(pull.ofRun("4"), scene.set("again"), FAR_LATER, derived);

        // When
        scene.invalidate(main, Map.of("scope", "branch:main")).then().body("generations", equalTo(3));

        // Then
        assertThat(scene.state(main, derived)).isEqualTo(SetState.INVALIDATED);
        assertThat(scene.state(main, again)).isEqualTo(SetState.INVALIDATED);
    }

    @Test
    void whatAJobTellsThatItRestoresItsSetIsMadeFromThoughItDoesNotSayThat() {
        // Given
        var base = scene.visible(main, scene.set("base"), NOON);
        scene.restoring(branch, base).then().statusCode(200).body("state", equalTo("visible"));
        var derived = scene.visible(branch, scene.set("derived"), FAR_LATER);

        // When
        scene.invalidate(main, Map.of("scope", "branch:main"));

        // Then
        assertThat(scene.state(main, derived)).isEqualTo(SetState.INVALIDATED);
    }

    @Test
    void lateEndOfAJobMakesNothingVisibleThatWasInvalidated() {
        // Given
        var saved = scene.save(main, scene.set("one"), NOON);
        storage.work();

        // When
        scene.invalidate(main, ALL);
        scene.ends(main, Conclusion.SUCCESS);

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.INVALIDATED);
    }

    @Test
    void generationsThatNobodyKnowsAreNotRestored() {
        // Given
        var elsewhere = SetScene.onMain();
        var foreign = scene.visible(elsewhere, scene.set("foreign"), NOON);
        var set = scene.set("one");
        scene.send(main, set);

        // When
        var answer = scene.register(main, scene.request(main, set, NOON, foreign));

        // Then
        answer.then().statusCode(422).body("errors[0].pointer", equalTo("/restored/0"));
    }

    @Test
    void jobDoesNotRestoreWhatItsScopeDoesNotRead() {
        // Given
        scene.pullRequest(pull, false);
        var own = scene.visible(pull, scene.set("own"), NOON);

        // When
        var answer = scene.restoring(branch, own);

        // Then
        answer.then().statusCode(403).body("type", containsString("scope-refused"));
    }

    @Test
    void trustedRunsAloneInvalidate() {
        scene.invalidate(main.trusted(TrustLevel.ORDINARY), ALL).then().statusCode(403);
        scene.invalidate(main, Map.of()).then().statusCode(422);
        scene.invalidate(main, Map.of("all", true, "scope", "branch:main"))
                .then()
                .statusCode(422);
        scene.invalidate(main, Map.of("all", true, "reason", "r".repeat(1_001)))
                .then()
                .statusCode(422)
                .body("limit", equalTo("1000"));
    }
}
