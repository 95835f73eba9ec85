package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.SetFigures;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Facts arrive in any order; what is visible follows from those that are there. */
@QuarkusTest
class VisibleSetsTest {
    private static final Duration NOON = Duration.ZERO;

    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("2");

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Test
    void setIsVisibleOnceItsJobSucceededAndItIsVerified() {
        // Given
        var saved = scene.save(main, scene.set("one", "two"), NOON);

        // When
        storage.work();
        var verified = scene.show(main, saved);
        scene.ends(main, Conclusion.SUCCESS);

        // Then
        assertThat(saved.state()).isEqualTo(SetState.PENDING);
        assertThat(verified.state()).isEqualTo(SetState.PENDING);
        assertThat(verified.figures().map(SetFigures::files)).contains(2);
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void jobThatEndsBeforeItsSetIsVerifiedIsNotForgotten() {
        // Given
        var saved = scene.save(main, scene.set("one"), NOON);

        // When
        scene.ends(main, Conclusion.SUCCESS);
        var before = scene.show(main, saved);
        storage.work();

        // Then
        assertThat(before.state()).isEqualTo(SetState.PENDING);
        assertThat(before.why()).contains("it is being verified");
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void jobThatFailsHandsOnNothing() {
        // Given
        var saved = scene.save(main, scene.set("one"), NOON);
        storage.work();

        // When
        scene.ends(main, Conclusion.FAILURE);

        // Then
        assertThat(scene.show(main, saved).why()).contains("its job ended with failure");
        scene.restore(branch).then().statusCode(404);
    }

    @Test
    void newestIsThatOfTheJobThatStartedLast() {
        // Given
        var later = scene.visible(main, scene.set("later"), Duration.ofHours(1));

        // When
        scene.visible(main.ofRun("3"), scene.set("slower"), NOON);

        // Then
        assertThat(scene.found(branch).generation().id()).isEqualTo(later.id());
    }

    @Test
    void toldTwiceItIsTheSameGeneration() {
        // Given
        var set = scene.set("one");
        var saved = scene.save(main, set, NOON);

        // When
        var again = scene.register(main, scene.request(main, set, NOON));

        // Then
        again.then().statusCode(201).body("id", equalTo((int) saved.id())).body("number", equalTo(1));
    }

    @Test
    void jobSavesOneContentUnderAName() {
        // Given
        scene.save(main, scene.set("one"), NOON);
        var other = scene.set("other");
        scene.send(main, other);

        // When
        var answer = scene.register(main, scene.request(main, other, NOON));

        // Then
        answer.then().statusCode(409).body("type", containsString("name-taken"));
    }

    @Test
    void whatWasNotSentIsNotRegistered() {
        // Given
        var set = scene.set("one");
        scene.send(main, set);
        var unsent = set.with(set.packs().getFirst(), TestSet.pack("never sent"));

        // When
        var answer = scene.register(main, scene.request(main, unsent, NOON));

        // Then
        answer.then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/packs/1"))
                .body("errors.size()", equalTo(1));
    }

    @Test
    void whoKnowsADigestHasNothingByIt() {
        // Given
        var set = scene.set("one");
        scene.send(main, set);
        var stranger = SetScene.onMain();

        // When
        var answer = scene.register(stranger, scene.request(stranger, set, NOON));

        // Then
        answer.then().statusCode(409).body("type", containsString("not-here"));
    }

    @Test
    void chunksOfLessTrustedJobsAreNoneOfTheBranchs() {
        // Given
        var set = scene.set("one");
        scene.send(main.trusted(TrustLevel.ORDINARY).ofRun("4"), set);

        // When
        var answer = scene.register(main, scene.request(main, set, NOON));

        // Then
        answer.then().statusCode(409).body("type", containsString("not-here"));
    }

    @Test
    void packsOfAnEarlierGenerationNeedNotBeSentAgain() {
        // Given
        var first = scene.set("one");
        scene.visible(main, first, NOON);
        var more = TestSet.pack("two");
        var second = scene.set("one", "two").with(first.packs().getFirst(), more);

        // When
        var saved = scene.visible(main.ofRun("3"), second, Duration.ofHours(1));

        // Then
        assertThat(saved.state()).isEqualTo(SetState.VISIBLE);
        assertThat(saved.figures().map(SetFigures::newBytes))
                .contains((long) second.description().length + more.length);
    }

    @Test
    void chunkThatIsInNoPackMakesTheSetDamaged() {
        // Given
        var set = scene.set("one", "two").with(TestSet.pack("one"));

        // When
        var saved = scene.visible(main, set, NOON);

        // Then
        assertThat(saved.state()).isEqualTo(SetState.DAMAGED);
        assertThat(saved.why()).hasValueSatisfying(why -> assertThat(why).contains("1 of its 2 chunks"));
        scene.restore(branch).then().statusCode(404);
    }

    @Test
    void whatIsNoPackMakesTheSetDamaged() {
        // Given
        var set = scene.set("one")
                .with("this is no pack, though it is long enough to be one".getBytes(StandardCharsets.US_ASCII));

        // When
        var saved = scene.visible(main, set, NOON);

        // Then
        assertThat(saved.state()).isEqualTo(SetState.DAMAGED);
    }

    @Test
    void whatIsNoDescriptionMakesTheSetDamaged() {
        // Given
        var pack = TestSet.pack("one");

        // When
        var saved = scene.visible(main, new TestSet(pack, List.of(TestSet.pack("two"))), NOON);

        // Then
        assertThat(saved.state()).isEqualTo(SetState.DAMAGED);
    }

    @Test
    void setsThatAreNotThereAreNotFound() {
        scene.restore(branch).then().statusCode(404).body("type", containsString("not-found"));
    }
}
