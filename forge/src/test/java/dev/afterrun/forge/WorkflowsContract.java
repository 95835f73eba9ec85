package dev.afterrun.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
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
    default void jobsOfARunAreListedWithHowTheyEnded() throws IOException {
        // Given
        var head = stage().open().head();
        var run = stage().run(head, Check.State.RUNNING);
        stage().job(run, "build (linux)", Optional.of(Conclusion.SUCCESS));
        stage().job(run, "test", Optional.of(Conclusion.FAILURE));
        stage().job(run, "deploy", Optional.of(Conclusion.CANCELLED));
        stage().job(run, "docs", Optional.empty());

        // When
        var jobs = forge().jobs(stage().repository(), run, 1);

        // Then
        assertThat(jobs)
                .containsExactlyInAnyOrder(
                        new WorkflowJob("build (linux)", head, Optional.of(Conclusion.SUCCESS)),
                        new WorkflowJob("test", head, Optional.of(Conclusion.FAILURE)),
                        new WorkflowJob("deploy", head, Optional.of(Conclusion.CANCELLED)),
                        new WorkflowJob("docs", head, Optional.empty()));
    }

    @Test
    default void moreJobsThanFitOnAPageAreListed() throws IOException {
        // Given
        var run = stage().run(stage().open().head(), Check.State.RUNNING);
        for (var i = 0; i < 120; i++) {
            stage().job(run, "job " + i, Optional.empty());
        }

        // When
        var jobs = forge().jobs(stage().repository(), run, 1);

        // Then
        assertThat(jobs).extracting(WorkflowJob::name).hasSize(120).doesNotHaveDuplicates();
    }

    @Test
    default void attemptThatTheForgeDoesNotKnowHasNoJobs() throws IOException {
        // Given
        var run = stage().run(stage().open().head(), Check.State.RUNNING);
        stage().job(run, "build", Optional.empty());

        // When
        var otherAttempt = forge().jobs(stage().repository(), run, 2);
        var otherRun = forge().jobs(stage().repository(), 4_711, 1);

        // Then
        assertThat(otherAttempt).isEmpty();
        assertThat(otherRun).isEmpty();
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
            assertThatThrownBy(() -> forge.jobs(stage().repository(), 1, 1)).isInstanceOf(IOException.class);
        }
    }
}
