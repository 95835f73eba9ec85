package dev.afterrun.storage.persisted.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.duework.DueWork;
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
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A job says which branch it is on; the forge says whether its commit is of that branch. */
@QuarkusTest
class AskWhetherOfBranchTest {
    private static final Commit UNMERGED = new Commit("d".repeat(40));
    private static final Commit LATER = new Commit("e".repeat(40));

    private final CiJob main = SetScene.onMain();

    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    @Inject
    RecordRun recordRun;

    @Inject
    AwaitedBranches awaited;

    @Inject
    Questions questions;

    @Inject
    DueWork dueWork;

    @Inject
    Forge forge;

    @Inject
    Sql sql;

    @Test
    void jobOfAPullRequestThatSaysToBeOnTheBaseBranchHandsNothingOn() throws IOException {
        // Given
        var pull = main.ofCommit(UNMERGED);
        var saved = saved(pull);

        // When
        ask(pull, telling("main"));

        // Then
        var told = scene.show(pull, saved);
        assertThat(told.state()).isEqualTo(SetState.FAILED);
        assertThat(told.why()).hasValueSatisfying(why -> assertThat(why).contains("as one of the branch"));
    }

    @Test
    void sameOfABranchThatIsNotTheDefaultOne() throws IOException {
        // Given
        var pull = main.trusted(TrustLevel.ORDINARY).onBranch("release").ofCommit(UNMERGED);
        var saved = saved(pull);

        // When
        ask(pull, telling("release"));

        // Then
        assertThat(scene.state(pull, saved)).isEqualTo(SetState.FAILED);
    }

    @Test
    void headOfTheBranchHandsOn() throws IOException {
        // Given
        var saved = saved(main);

        // When
        ask(main, telling("main"));

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void commitThatTheBranchHasLeftBehindHandsOn() throws IOException {
        // Given
        var saved = saved(main);

        // When
        ask(main, telling("main").pushed(LATER));

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void branchThatIsNotThereHandsNothingOn() throws IOException {
        // Given
        var gone = main.trusted(TrustLevel.ORDINARY).onBranch("gone");
        var saved = saved(gone);

        // When
        ask(gone, telling("main"));

        // Then
        assertThat(scene.state(gone, saved)).isEqualTo(SetState.FAILED);
    }

    @Test
    void nobodyIsBelievedBeforeTheForgeHasSpoken() {
        // Given
        var saved = saved(main);

        // When // Then
        assertThatThrownBy(() -> ask(main, telling("main").in(TellingForge.Trouble.AWAY)))
                .isInstanceOf(IOException.class);
        var told = scene.show(main, saved);
        assertThat(told.state()).isEqualTo(SetState.PENDING);
        assertThat(told.why()).hasValueSatisfying(why -> assertThat(why).contains("the forge has not said yet"));
    }

    @Test
    void jobIsBelievedWhereTheForgeLetsNobodyIn() throws IOException {
        // Given
        var saved = saved(main);

        // When
        ask(main, telling("main").in(TellingForge.Trouble.LETS_NOBODY_IN));

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void jobIsBelievedWhereTheForgeDoesNotShowTheRepository() throws IOException {
        // Given
        var saved = saved(main);

        // When
        ask(main, telling("main").in(TellingForge.Trouble.HIDES_THE_REPOSITORY));

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void wordThatHasBeenSaidStays() throws IOException {
        // Given
        var pull = main.ofCommit(UNMERGED);
        var saved = saved(pull);
        ask(pull, telling("main"));

        // When
        ask(pull, telling("main").pushed(UNMERGED));

        // Then
        assertThat(scene.state(pull, saved)).isEqualTo(SetState.FAILED);
    }

    @Test
    void setsOfPullRequestsAreNotAskedFor() {
        // Given
        var pull = main.trusted(TrustLevel.ORDINARY).ofCommit(UNMERGED).onPullRequest(7);
        scene.pullRequest(pull, false);

        // When
        scene.saveAs(pull, pull.id().source(), scene.set("one"));

        // Then
        assertThat(storage.waits(AskWhetherOfBranch.KIND, key(pull).toString())).isFalse();
    }

    /** Saves a set and has it verified; its job succeeds. The forge has not been asked. */
    private Generation saved(CiJob job) {
        var saved = scene.saveAs(job, job.id().source(), scene.set("one"));
        recordRun.jobFinished(
                new Event<>(UUID.randomUUID().toString(), "urn:test:ci", Instant.EPOCH, job.ended(Conclusion.SUCCESS)));
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "UPDATE due_work SET due_at = clock_timestamp() + interval '1 hour' WHERE kind = ? AND key = ?",
                        AskWhetherOfBranch.KIND,
                        key(job).toString()));
        storage.work();
        return saved;
    }

    private TellingForge telling(String branch) {
        return new TellingForge(forge, branch).pushed(main.commit());
    }

    private void ask(CiJob job, Forge telling) throws IOException {
        new AskWhetherOfBranch(awaited, questions, telling, dueWork).work(key(job).toString());
    }

    private CommitOnBranch key(CiJob job) {
        var repository = sql.first(
                        row -> row.getLong("id"),
                        "SELECT id FROM repository WHERE name = ?",
                        job.repository().toString())
                .orElseThrow();
        return new CommitOnBranch(repository, job.commit(), job.branch());
    }
}
