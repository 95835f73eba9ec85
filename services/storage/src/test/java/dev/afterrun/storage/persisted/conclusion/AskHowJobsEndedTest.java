package dev.afterrun.storage.persisted.conclusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.JobFinished;
import dev.afterrun.contracts.event.WorkflowRunChanged;
import dev.afterrun.contracts.job.JobId;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.eventing.Event;
import dev.afterrun.forge.Forge;
import dev.afterrun.storage.persisted.generation.SetScene;
import dev.afterrun.storage.progress.Questions;
import dev.afterrun.storage.publishing.RecordRun;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the forge runs a job itself, its word decides whether the job succeeded; else the job's own does. */
@QuarkusTest
class AskHowJobsEndedTest {
    private final CiJob job = SetScene.onMain().ofRun("4711");

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Inject
    RecordRun recordRun;

    @Inject
    AwaitedJobs awaited;

    @Inject
    Questions questions;

    @Inject
    TakeNoteOfRuns takeNoteOfRuns;

    @Inject
    Forge forge;

    @Inject
    Sql sql;

    @Test
    void jobThatSaysToHaveSucceededWhileItRunsHandsNothingOnYet() throws IOException {
        // Given
        var saved = saved();
        ends(Conclusion.SUCCESS);

        // When
        var outcome = ask(new SayingForge(forge).running(job.job(), job.commit()));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.PENDING);
        assertThat(outcome).isInstanceOf(Outcome.Again.class);
    }

    @Test
    void jobThatTheForgeHasNotBeenAskedForHandsNothingOnYet() {
        // Given
        var saved = saved();

        // When
        ends(Conclusion.SUCCESS);

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.PENDING);
    }

    @Test
    void jobThatFailsAfterItSaidToHaveSucceededHandsNothingOn() throws IOException {
        // Given
        var saved = saved();
        ends(Conclusion.SUCCESS);

        // When
        var outcome = ask(new SayingForge(forge).ended(job.job(), job.commit(), Conclusion.FAILURE));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.FAILED);
        assertThat(outcome).isEqualTo(Outcome.DONE);
    }

    @Test
    void jobThatTheForgeSaysToHaveSucceededHandsOnWhetherItTellsOrNot() throws IOException {
        // Given
        var saved = saved();

        // When
        ask(new SayingForge(forge).ended(job.job(), job.commit(), Conclusion.SUCCESS));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void jobThatTellsOfAnotherCommitBeforeTheForgeHasSpokenHandsOnNothing() {
        // Given
        var saved = saved();

        // When
        ends(job.ofCommit(new Commit("f".repeat(40))), Conclusion.SUCCESS);

        // Then
        var told = scene.show(job, saved);
        assertThat(told.state()).isEqualTo(SetState.FAILED);
        assertThat(told.why()).hasValueSatisfying(why -> assertThat(why).contains("another commit"));
    }

    @Test
    void wordThatHasBeenSaidStays() throws IOException {
        // Given
        var saved = saved();
        ask(new SayingForge(forge).ended(job.job(), job.commit(), Conclusion.SUCCESS));

        // When
        ask(new SayingForge(forge).ended(job.job(), job.commit(), Conclusion.FAILURE));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void jobThatTheForgeDoesNotKnowByItsNameIsBelievedItself() throws IOException {
        // Given
        var saved = saved();
        ends(Conclusion.SUCCESS);

        // When
        ask(new SayingForge(forge).ended("another", job.commit(), Conclusion.FAILURE));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void jobsThatShareANameAreBelievedThemselves() throws IOException {
        // Given
        var saved = saved();
        ends(Conclusion.FAILURE);

        // When
        ask(new SayingForge(forge)
                .ended(job.job(), job.commit(), Conclusion.SUCCESS)
                .ended(job.job(), job.commit(), Conclusion.SUCCESS));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.FAILED);
    }

    @Test
    void jobThatSaysToBeThisOneDoesNotTakeTheForgesWordFromIt() throws IOException {
        // Given
        var impostor = job.trusted(TrustLevel.UNTRUSTED)
                .ofCommit(new Commit("f".repeat(40)))
                .onPullRequest(7);
        scene.pullRequest(impostor, true);
        scene.saveAs(impostor, ofTheForge().source(), scene.set("other"));
        var saved = saved();
        ends(Conclusion.SUCCESS);

        // When
        ask(new SayingForge(forge).ended(job.job(), job.commit(), Conclusion.FAILURE));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.FAILED);
    }

    @Test
    void jobsThatWeMayNotSeeAreBelievedThemselves() throws IOException {
        // Given
        var saved = saved();
        ends(Conclusion.SUCCESS);

        // When
        ask(new SayingForge(forge).in(SayingForge.Trouble.REFUSES));

        // Then
        assertThat(scene.state(job, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void forgeThatIsAwayIsAskedAgainAndNobodyIsBelievedMeanwhile() {
        // Given
        var saved = saved();
        ends(Conclusion.SUCCESS);
        var away = new SayingForge(forge).in(SayingForge.Trouble.AWAY);

        // When // Then
        assertThatThrownBy(() -> ask(away)).isInstanceOf(IOException.class);
        assertThat(scene.state(job, saved)).isEqualTo(SetState.PENDING);
    }

    @Test
    void wordOfTheForgeIsToldWithTheJob() throws IOException {
        // Given
        var saved = saved();
        ends(Conclusion.SUCCESS);

        // When
        ask(new SayingForge(forge).ended(job.job(), job.commit(), Conclusion.SUCCESS));

        // Then
        assertThat(storage.waits("tell-job-of-sets", ofTheForge().key().value()))
                .isTrue();
        assertThat(saved.state()).isEqualTo(SetState.PENDING);
    }

    @Test
    void runThatTheForgeTellsOfIsAskedForSoon() {
        // Given
        saved();

        // When
        takeNoteOfRuns.workflowRunChanged(new WorkflowRunChanged(
                job.id().repository(),
                job.repository(),
                job.run(),
                job.attempt(),
                "CI",
                job.commit(),
                Optional.empty(),
                "push",
                "completed",
                Optional.of("success"),
                Instant.EPOCH));

        // Then
        assertThat(storage.waits(AskHowJobsEnded.KIND, attempt().toString())).isTrue();
    }

    @Test
    void jobOfAnotherCiIsNotAskedFor() {
        // Given
        var elsewhere = SetScene.onMain().ofRun("4712");

        // When
        scene.visible(elsewhere, scene.set("one"), Duration.ZERO);

        // Then
        assertThat(sql.exists("SELECT 1 FROM set_job_word WHERE run = '4712'")).isFalse();
    }

    /** Saves a set as the forge's own CI, and has it verified. However long that takes, the forge has not been asked. */
    private Generation saved() {
        var saved = scene.saveAs(job, ofTheForge().source(), scene.set("one"));
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE due_work SET due_at = clock_timestamp() + interval '1 hour' WHERE kind = ? AND key = ?",
                        AskHowJobsEnded.KIND,
                        attempt().toString()));
        storage.work();
        return saved;
    }

    private void ends(Conclusion conclusion) {
        ends(job, conclusion);
    }

    private void ends(CiJob told, Conclusion conclusion) {
        var ended = told.ended(conclusion);
        recordRun.jobFinished(new Event<>(
                UUID.randomUUID().toString(),
                "urn:test:ci",
                Instant.EPOCH,
                new JobFinished(ofTheForge(), ended.trust(), ended.report())));
    }

    private JobId ofTheForge() {
        var id = job.id();
        return new JobId(
                id.repository(), "https://local/" + job.repository() + "/actions", id.run(), id.attempt(), id.job());
    }

    private Outcome ask(Forge saying) throws IOException {
        return new AskHowJobsEnded(awaited, questions, saying).work(attempt().toString());
    }

    private AttemptOfRun attempt() {
        var repository = sql.first(
                        row -> row.getLong("id"),
                        "SELECT id FROM repository WHERE name = ?",
                        job.repository().toString())
                .orElseThrow();
        return AttemptOfRun.of(repository, job.run(), job.attempt()).orElseThrow();
    }
}
