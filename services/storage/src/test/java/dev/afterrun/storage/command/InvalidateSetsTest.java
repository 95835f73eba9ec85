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
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvalidateSetsTest {
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
