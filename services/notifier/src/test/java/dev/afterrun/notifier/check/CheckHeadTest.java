package dev.afterrun.notifier.check;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryId;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.SealChanged;
import dev.afterrun.contracts.event.SealChanged.Seal;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.local.CheckJson;
import dev.afterrun.notifier.testing.Commits;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.StoredJob;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CheckHeadTest {
    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private Commit head;
    private int pullRequest;

    @BeforeEach
    void repositoryWantsACheckRunAndNoComment() throws IOException {
        scene.begin();
        forge.reset();
        head = Commits.fresh();
        pullRequest = scene.open(head);
        scene.settings(CommentMode.NEVER, CheckMode.CHECK_RUN);
    }

    @Test
    void storedRunBecomesTheCheckRun() throws IOException {
        // Given
        scene.tell(build().file("dist/a.whl").summary("**42** tests"));

        // When
        scene.work();

        // Then
        var check = scene.check(head);
        assertThat(check.kind()).isEqualTo(CheckJson.Kind.CHECK_RUN);
        assertThat(check.name()).isEqualTo("Afterrun");
        assertThat(check.state()).isEqualTo(CheckState.SUCCESS);
        assertThat(check.title()).isEqualTo("✅ 1 job passed");
        assertThat(check.summary().orElseThrow()).contains("dist/a.whl", "**42** tests");
        assertThat(check.details()).contains("http://localhost:4849/octo/repo/pr-" + pullRequest);
        assertThat(scene.comments(pullRequest)).isEmpty();
    }

    @Test
    void secondJobGoesIntoTheSameCheckRun() throws IOException {
        // Given
        scene.tell(build());
        scene.work();

        // When
        scene.tell(job("test").on(head).of(pullRequest).concluded(Conclusion.FAILURE));
        scene.writeDue();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.FAILURE);
        assertThat(scene.check(head).title()).isEqualTo("❌ 1 of 2 jobs failed");
        assertThat(forge.writes()).containsExactly("create check", "update check");
    }

    @Test
    void jobThatRunsKeepsTheCheckRunOpen() throws IOException {
        // When
        scene.tell(build().underway(JobProgress.RUNNING));
        scene.work();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.PENDING);
    }

    @Test
    void commitOfWhichMoreJobsAreAwaitedKeepsTheCheckRunOpen() throws IOException {
        // When
        scene.tell(build());
        scene.tell(seal(Seal.OPEN, 1, 0));
        scene.work();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.PENDING);
    }

    @Test
    void jobThatNeverCameIsAFailure() throws IOException {
        // When
        scene.tell(build());
        scene.tell(job("test").on(head).of(pullRequest).underway(JobProgress.MISSING));
        scene.work();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.FAILURE);
    }

    @Test
    void jobThatWasCancelledIsNeitherGoodNorBad() throws IOException {
        // When
        scene.tell(build().concluded(Conclusion.CANCELLED));
        scene.work();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.NEUTRAL);
    }

    @Test
    void redeliveredSnapshotMakesNothingDue() {
        // Given
        scene.tell(build());
        scene.work();

        // When
        scene.tell(build());

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work WHERE kind = 'check'"))
                .isZero();
    }

    @Test
    void identicalContentIsNotSent() {
        // Given
        scene.tell(build());
        scene.work();

        // When
        scene.tell(build().revision(2));
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("create check");
    }

    @Test
    void whoAsksForTheCheckAgainIsToldAgain() throws IOException {
        // Given
        scene.tell(build());
        scene.tell(seal(Seal.COMPLETE, 1, 0));
        scene.work();

        // When
        scene.tell(seal(Seal.COMPLETE, 2, 1));
        scene.writeDue();
        scene.tell(seal(Seal.COMPLETE, 2, 1));
        scene.writeDue();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.SUCCESS);
        assertThat(forge.writes()).containsExactly("create check", "update check");
    }

    @Test
    void statusIsOneLine() throws IOException {
        // Given
        scene.settings(CommentMode.NEVER, CheckMode.STATUS);

        // When
        scene.tell(build().concluded(Conclusion.FAILURE));
        scene.work();

        // Then
        var status = scene.check(head);
        assertThat(status.kind()).isEqualTo(CheckJson.Kind.STATUS);
        assertThat(status.state()).isEqualTo(CheckState.FAILURE);
        assertThat(status.title()).isEqualTo("1 job failed");
        assertThat(status.details()).contains("http://localhost:4849/octo/repo/pr-" + pullRequest);
    }

    @Test
    void statusThatSaysSoAlreadyIsNotSetAgain() {
        // Given
        scene.settings(CommentMode.NEVER, CheckMode.STATUS);
        scene.tell(build());
        scene.work();

        // When
        scene.tell(build().revision(2).file("a.whl"));
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("status");
    }

    @Test
    void repositoryThatWantsNoneHasNone() throws IOException {
        // Given
        scene.settings(CommentMode.ALWAYS, CheckMode.NONE);

        // When
        scene.tell(build());
        scene.work();

        // Then
        assertThat(scene.checks(head)).isEmpty();
        assertThat(forge.writes()).containsExactly("create");
    }

    private StoredJob build() {
        return job("build").on(head).of(pullRequest);
    }

    private SealChanged seal(Seal seal, long revision, int asked) {
        return new SealChanged(
                new RepositoryId("local", REPOSITORY.toString()),
                REPOSITORY,
                head,
                new Revision(revision),
                seal,
                asked,
                StoredJob.START);
    }
}
