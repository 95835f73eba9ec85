package dev.afterrun.storage.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.RunStarted;
import dev.afterrun.contracts.event.RunUnderway;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.job.RunId;
import dev.afterrun.forge.CheckState;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.SettableClock;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsUnderwayTest {
    @Inject
    ProgressScene scene;

    @Inject
    Storage storage;

    @Inject
    SettableClock clock;

    private final CiJob job = CiJob.fresh().onPullRequest(7);
    private final CiJob lint = job.named("lint");

    @Test
    void aJobThatBeginsIsToldAsRunningOnItsPullRequest() {
        // When
        scene.started(job.started());
        scene.work(job);

        // Then
        assertThat(scene.underway(job).getLast())
                .returns(JobProgress.RUNNING, RunUnderway::progress)
                .returns(java.util.List.of(7), RunUnderway::pullRequests);
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN);
    }

    @Test
    void aJobIsExpectedThenRunningThenStoredUnderRevisionsThatGoOn() {
        // Given
        scene.started(job.runStarted("build", "lint"));
        scene.work(job);
        scene.started(job.started());
        scene.work(job);
        var before = scene.underway(job).stream()
                .filter(fact -> fact.job().equals(job.id()))
                .map(RunUnderway::revision)
                .max(Revision::compareTo)
                .orElseThrow();

        // When
        storage.finished(job);
        scene.work(job);

        // Then
        assertThat(scene.progress(job)).startsWith(JobProgress.EXPECTED).endsWith(JobProgress.RUNNING);
        assertThat(scene.progress(lint)).containsOnly(JobProgress.EXPECTED);
        assertThat(storage.told(job).getFirst().revision()).isGreaterThan(before);
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN);
    }

    @Test
    void aBeginningThatComesAfterTheEndUndoesNothing() {
        // Given
        storage.finished(job);
        storage.work();

        // When
        scene.started(job.started());
        scene.work(job);

        // Then
        assertThat(scene.underway(job)).isEmpty();
        assertThat(storage.told(job)).isNotEmpty();
        assertThat(scene.seals(job)).containsExactly(Seal.COMPLETE);
    }

    @Test
    void withoutABeginningNothingIsSealedNorIsTheForgeAsked() {
        // When
        storage.finished(job);
        scene.workflowRunChanged(job, "completed");
        storage.work();

        // Then
        assertThat(scene.sealsTold(job)).isEmpty();
        assertThat(scene.underway(job)).isEmpty();
    }

    @Test
    void aJobThatEndsBeforeItsFilesShowsItsConclusion() {
        // Given
        scene.started(job.started());

        // When
        scene.ended("1", job.ended(Conclusion.FAILURE));
        scene.work(job);

        // Then
        assertThat(storage.told(job).getLast().conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(scene.seals(job)).endsWith(Seal.COMPLETE);
    }

    @Test
    void whatFollowsAnEndIsMoreOfTheSameJob() {
        // Given
        scene.ended("1", job.ended(Conclusion.FAILURE));
        storage.work();

        // When
        storage.finished(job);
        storage.work();

        // Then
        assertThat(storage.told(job).getLast().summary()).contains("All is well.");
    }

    @Test
    void theCommitIsSealedOnceAllAreInAndTheForgeRunsNothing() {
        // Given
        scene.started(job.runStarted("build", "lint"));
        storage.finished(job);
        scene.work(job);
        scene.check(job, "other-ci", CheckState.PENDING);

        // When
        storage.finished(lint);
        scene.work(job);
        var whileTheForgeRuns = scene.seals(job);
        scene.check(job, "other-ci", CheckState.SUCCESS);
        scene.workflowRunChanged(job, "completed");
        scene.work(job);

        // Then
        assertThat(whileTheForgeRuns).containsExactly(Seal.OPEN);
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN, Seal.COMPLETE);
    }

    @Test
    void aJobThatNeverCameIsMissingAndTheCommitTimedOut() {
        // Given
        scene.started(job.runStarted("build", "lint"));
        storage.finished(job);
        scene.work(job);

        // When
        clock.advance(Duration.ofHours(6));
        scene.work(job);

        // Then
        assertThat(scene.progress(lint)).endsWith(JobProgress.MISSING);
        assertThat(scene.underway(job).getLast().since())
                .isBefore(clock.instant().minus(Duration.ofHours(5)));
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN, Seal.TIMED_OUT);
    }

    @Test
    void aJobOfTheForgeItselfIsMissingSoonAfterTheForgeHasEndedAllThatItRan() {
        // Given
        var ofTheForge = new RunStarted(
                new RunId(job.id().repository(), "https://local/" + job.repository() + "/actions", "1", 1),
                job.trust(),
                job.started().report());
        scene.started(ofTheForge);
        scene.work(job);
        scene.check(job, "build", CheckState.FAILURE);
        scene.workflowRunChanged(job, "completed");
        scene.work(job);
        var atOnce = scene.seals(job);

        // When
        clock.advance(Duration.ofMinutes(3));
        scene.work(job);
        scene.work(job);

        // Then
        assertThat(atOnce).containsExactly(Seal.OPEN);
        assertThat(scene.underway(job).getLast().progress()).isEqualTo(JobProgress.MISSING);
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN, Seal.TIMED_OUT);
    }

    @Test
    void aMissingJobThatComesAfterAllCompletesTheCommit() {
        // Given
        scene.started(job.started());
        scene.work(job);
        clock.advance(Duration.ofHours(6));
        scene.work(job);

        // When
        storage.finished(job);
        scene.work(job);

        // Then
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN, Seal.TIMED_OUT, Seal.COMPLETE);
    }

    @Test
    void anotherAttemptOpensTheCommitAgain() {
        // Given
        scene.started(job.started());
        storage.finished(job);
        scene.work(job);

        // When
        scene.started(job.attempt(2).started());
        scene.work(job);

        // Then
        assertThat(scene.seals(job)).endsWith(Seal.COMPLETE, Seal.OPEN);
    }

    @Test
    void aRerunOfFailedJobsDoesNotWaitForThoseThatItDoesNotRun() {
        // Given
        scene.started(job.runStarted("build", "lint"));
        storage.finished(job);
        storage.finished(lint);
        scene.work(job);

        // When
        scene.started(job.attempt(2).runStarted("build", "lint"));
        storage.finished(job.attempt(2));
        scene.work(job);
        clock.advance(Duration.ofHours(6));
        scene.work(job);

        // Then
        assertThat(scene.progress(lint.attempt(2))).containsOnly(JobProgress.EXPECTED);
        assertThat(scene.seals(job)).endsWith(Seal.COMPLETE);
    }

    @Test
    void aRunThatNamesNoJobIsInWithItsFirst() {
        // Given
        scene.started(job.runStarted());
        scene.work(job);
        var before = scene.seals(job);

        // When
        storage.finished(job);
        scene.work(job);

        // Then
        assertThat(before).containsExactly(Seal.OPEN);
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN, Seal.COMPLETE);
    }

    @Test
    void askingForOurCheckAgainOpensAndSealsOnceADelivery() {
        // Given
        storage.finished(job);
        storage.work();

        // When
        scene.rerunRequested(job, "delivery-1");
        scene.rerunRequested(job, "delivery-1");
        scene.work(job);

        // Then
        assertThat(scene.seals(job)).containsExactly(Seal.OPEN, Seal.COMPLETE);
        assertThat(scene.sealsTold(job)).extracting(SealChanged::asked).containsExactly(1, 1);
    }
}
