package dev.afterrun.storage.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.CommandAnswered.Reaction;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.persisted.generation.SetScene;
import dev.afterrun.storage.testing.CiJob;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvalidateSetsTest {
    /** After every invalidation: a job starts no later than it saves. */
    private static final Duration LATER = Duration.ofDays(3650);

    private final CiJob main = SetScene.onMain();
    private final CiJob pull = main.trusted(TrustLevel.ORDINARY)
            .onBranch("topic")
            .ofRun("2")
            .ofCommit(new Commit("1".repeat(40)))
            .onPullRequest(CommandScene.NUMBER);

    @Inject
    CommandScene scene;

    @Inject
    SetScene sets;

    @Test
    void whatThePullRequestSavedIsRestoredNoMoreAndItsBasesStays() {
        // Given
        sets.pullRequest(pull, false);
        var base = sets.visible(main, sets.set("base"), Duration.ZERO);
        var own = sets.visible(pull, sets.set("own"), Duration.ZERO);

        // When
        var answers = scene.say(pull, "/afterrun invalidate deps");

        // Then
        assertThat(answers.getLast().reaction()).isEqualTo(Reaction.DONE);
        assertThat(answers.getLast().text())
                .hasValueSatisfying(text -> assertThat(text).contains("1 generation."));
        assertThat(sets.state(main, own)).isEqualTo(SetState.INVALIDATED);
        assertThat(sets.state(main, base)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void commandThatIsCarriedOutTwiceHidesNothingThatWasSavedBetween() throws IOException {
        // Given
        sets.pullRequest(pull, false);
        var before = sets.visible(pull, sets.set("before"), Duration.ZERO);
        scene.tell(scene.comment(pull, "/afterrun invalidate deps"));
        scene.carryOutAndDie(pull);

        // When
        var between = sets.visible(pull.ofRun("3"), sets.set("between"), LATER);

        // Then
        assertThat(scene.waits(pull)).isFalse();
        assertThat(sets.state(pull, before)).isEqualTo(SetState.INVALIDATED);
        assertThat(sets.state(pull, between)).isEqualTo(SetState.VISIBLE);
        assertThat(scene.say(pull, "/afterrun help").getFirst().text())
                .hasValueSatisfying(text -> assertThat(text).contains("1 generation."));
    }

    @Test
    void everywhereIsEverywhere() {
        // Given
        sets.pullRequest(pull, false);
        var base = sets.visible(main, sets.set("base"), Duration.ZERO);
        sets.visible(pull, sets.set("own"), Duration.ZERO);

        // When
        scene.say(pull, "/afterrun invalidate deps everywhere");

        // Then
        assertThat(sets.state(main, base)).isEqualTo(SetState.INVALIDATED);
    }
}
