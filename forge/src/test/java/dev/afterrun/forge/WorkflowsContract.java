package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How every forge that has a CI of its own runs something there once more. */
public interface WorkflowsContract extends OnStage {
    @Test
    default void runThatHasEndedRunsOnceMoreHoweverOftenItIsAskedFor() throws IOException {
        // Given
        var head = stage().open().head();
        var run = stage().run(head, Check.State.ENDED);

        // When
        var first = forge().rerun(stage().repository(), run, head);
        var second = forge().rerun(stage().repository(), run, head);

        // Then
        assertThat(first).isEqualTo(new Rerun.Started());
        assertThat(second).isEqualTo(new Rerun.Running());
        assertThat(stage().attempts(run)).isEqualTo(2);
    }

    @Test
    default void runThatHasNotEndedIsLeftAlone() throws IOException {
        // Given
        var head = stage().open().head();
        var run = stage().run(head, Check.State.RUNNING);

        // When
        var asked = forge().rerun(stage().repository(), run, head);

        // Then
        assertThat(asked).isEqualTo(new Rerun.Running());
        assertThat(stage().attempts(run)).isEqualTo(1);
    }

    @Test
    default void runOfAnotherCommitIsNotRunWhateverSomebodyNamed() throws IOException {
        // Given
        var head = stage().open().head();
        var run = stage().run(stage().push("main"), Check.State.ENDED);

        // When
        var asked = forge().rerun(stage().repository(), run, head);

        // Then
        assertThat(asked).isInstanceOf(Rerun.Impossible.class);
        assertThat(stage().attempts(run)).isEqualTo(1);
    }

    @Test
    default void runThatNoPullRequestStartedIsNotRun() throws IOException {
        // Given
        var head = stage().open().head();
        var run = stage().pushedRun(head);

        // When
        var asked = forge().rerun(stage().repository(), run, head);

        // Then
        assertThat(asked).isInstanceOf(Rerun.Impossible.class);
        assertThat(stage().attempts(run)).isEqualTo(1);
    }

    @Test
    default void runThatTheForgeDoesNotKnowIsNotRun() throws IOException {
        // Given
        var head = stage().open().head();
        stage().run(head, Check.State.ENDED);

        // When
        var asked = forge().rerun(stage().repository(), 4_711, head);

        // Then
        assertThat(asked).isInstanceOf(Rerun.Impossible.class);
    }

    @Test
    default void whatWeMayNotDoIsNamedAsThePermission() throws IOException {
        // Given
        var head = stage().open().head();
        var run = stage().run(head, Check.State.ENDED);
        stage().forbidReruns();

        // When
        var asked = forge().rerun(stage().repository(), run, head);

        // Then
        assertThat(asked).isEqualTo(new Rerun.NotPermitted("Actions: Read and write"));
    }

    @Test
    default void outageWhileARunIsAskedForMeansTryAgain() throws IOException {
        // Given
        stage().run(stage().open().head(), Check.State.ENDED);
        try (var outage = Outage.answering(502, Map.of(), "<html>Bad gateway</html>")) {
            var forge = stage().connect(outage.base());

            // When, Then
            assertThatThrownBy(() -> forge.rerun(stage().repository(), 1, new Commit("a".repeat(40))))
                    .isInstanceOf(IOException.class);
        }
    }
}
