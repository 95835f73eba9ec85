package dev.afterrun.notifier.comment;

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
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
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

/** What the comment says, and whether there is one, before all jobs have ended. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class HalfFinishedRunTest {
    private static final Commit HEAD = new Commit("a".repeat(40));

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private int number;

    @BeforeEach
    void begin() throws IOException {
        scene.begin();
        forge.reset();
        number = scene.open(HEAD);
    }

    @Test
    void jobsThatOnlyRunMakeNoComment() throws IOException {
        // When
        scene.tell(job("build").of(number).underway(JobProgress.RUNNING));
        scene.tell(seal(Seal.OPEN, 1));
        scene.writeDue();

        // Then
        assertThat(scene.comments(number)).isEmpty();
        assertThat(scene.isAnythingDue()).isFalse();
    }

    @Test
    void jobThatDidWellAndHasNothingToShowMakesNoComment() throws IOException {
        // When
        scene.tellAsItIs(job("lint").of(number));
        scene.writeDue();

        // Then
        assertThat(scene.comments(number)).isEmpty();
        assertThat(forge.writes()).isEmpty();
    }

    @Test
    void failureAloneIsWorthAComment() throws IOException {
        // When
        scene.tellAsItIs(job("lint").of(number).concluded(Conclusion.FAILURE));
        scene.writeDue();

        // Then
        assertThat(scene.comment(number)).contains("❌ 1 job failed");
    }

    @Test
    void firstFileBringsTheRowsOfAllThatIsKnown() throws IOException {
        // Given
        scene.tell(job("build").of(number).underway(JobProgress.EXPECTED));
        scene.tell(job("test").of(number).underway(JobProgress.RUNNING));
        scene.tell(seal(Seal.OPEN, 1));

        // When
        scene.tell(job("docs").of(number).file("index.html"));
        scene.writeDue();

        // Then
        assertThat(scene.comment(number))
                .contains("⏳ 1 of 3 jobs are in")
                .contains("| ⏳ | [test](https://ci.example/octo/runs/1) |")
                .contains("running since 21 Nov 2026 09:00 UTC")
                .contains("| 🕓 | [build]")
                .contains("| ✅ | [docs]");
    }

    @Test
    void lateBeginningDoesNotUndoAnEnd() throws IOException {
        // Given
        scene.tell(job("build").of(number).revision(3).file("a.jar"));
        scene.writeDue();

        // When
        scene.tell(job("build").of(number).revision(2).underway(JobProgress.RUNNING));
        scene.writeDue();

        // Then
        assertThat(scene.comment(number)).contains("✅ 1 job passed").doesNotContain("running");
    }

    @Test
    void commentSaysTheFinalWordsOnceTheCommitIsSealed() throws IOException {
        // Given
        scene.tell(job("build").of(number).file("a.jar"));
        scene.tell(seal(Seal.OPEN, 1));
        scene.writeDue();
        var before = scene.comment(number);

        // When
        scene.tell(seal(Seal.COMPLETE, 2));
        scene.writeDue();

        // Then
        assertThat(before).contains("⏳ 1 job so far is in");
        assertThat(scene.comment(number)).contains("✅ 1 job passed");
    }

    @Test
    void jobThatNeverCameIsNamedWithWhenItWasLastHeardOf() throws IOException {
        // Given
        scene.tell(job("build").of(number).file("a.jar"));
        scene.tell(job("test").of(number).underway(JobProgress.MISSING));

        // When
        scene.tell(seal(Seal.TIMED_OUT, 2));
        scene.writeDue();

        // Then
        assertThat(scene.comment(number))
                .contains("❔ 1 of 2 jobs never came")
                .contains("missing, last heard of 21 Nov 2026 09:00 UTC");
    }

    @Test
    void sealThatWasOvertakenChangesNothing() throws IOException {
        // Given
        scene.tell(job("build").of(number).file("a.jar"));
        scene.tell(seal(Seal.COMPLETE, 2));
        scene.writeDue();
        var writes = forge.writes().size();

        // When
        scene.tell(seal(Seal.OPEN, 1));
        scene.writeDue();

        // Then
        assertThat(scene.comment(number)).contains("✅ 1 job passed");
        assertThat(forge.writes()).hasSize(writes);
    }

    @Test
    void failureIsToldWhileOthersRun() throws IOException {
        // Given
        scene.tell(job("test").of(number).underway(JobProgress.RUNNING));

        // When
        scene.tell(job("build").of(number).concluded(Conclusion.FAILURE));
        scene.writeDue();

        // Then
        assertThat(scene.comment(number)).contains("❌ 1 of 2 jobs are in, 1 failed");
    }

    private static SealChanged seal(Seal seal, long revision) {
        return new SealChanged(
                new RepositoryId("local", REPOSITORY.toString()),
                REPOSITORY,
                HEAD,
                new Revision(revision),
                seal,
                0,
                StoredJob.START);
    }
}
