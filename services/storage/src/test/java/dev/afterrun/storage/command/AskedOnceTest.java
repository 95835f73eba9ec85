package dev.afterrun.storage.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for runs once, or not at all, whatever is delivered. */
@QuarkusTest
class AskedOnceTest {
    private final Instant now = Instant.now();
    private final TestFile file = TestFile.of("a.txt", "of a pull request " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh().onBranch("feature").onPullRequest(CommandScene.NUMBER);

    @Inject
    Storage storage;

    @Inject
    CommandScene scene;

    @Inject
    RepositoryFiles files;

    @BeforeEach
    void aRunOfThePullRequest() {
        files.settings(job.repository(), "[uploads]\nmode = \"on-request\"");
        storage.publish(job, file);
    }

    @Test
    void theSameCommentDeliveredAgainRunsOnce() {
        // Given
        var comment = scene.comment(job, "/afterrun status");

        // When
        scene.tell(comment);
        storage.work();
        scene.tell(comment);
        storage.work();

        // Then
        assertThat(storage.answers(job)).hasSize(1);
    }

    @Test
    void anEditedOrDeletedCommentRunsNothing() {
        // Given
        for (var change : List.of(CommentChanged.Change.EDITED, CommentChanged.Change.DELETED)) {
            scene.tell(scene.comment(job, CommandScene.OCTOCAT, change, "/afterrun drop", Instant.now()));
        }

        // When
        storage.work();

        // Then
        assertThat(storage.answers(job)).isEmpty();
        assertThat(storage.told(job).getLast().counts().stored()).isEqualTo(1);
    }

    @Test
    void commentsOfBotsRunNothing() {
        // Given
        var bot = new Actor("some-app[bot]", "1");

        // When
        scene.tell(scene.comment(job, bot, CommentChanged.Change.CREATED, "/afterrun drop", Instant.now()));

        // Then
        assertThat(scene.waits(job)).isFalse();
    }

    @Test
    void whatIsOlderThanTheMemoryOfWhatWasDoneRunsNothing() {
        // Given
        var old = Instant.now().minus(Duration.ofDays(31));

        // When
        scene.tell(scene.comment(job, CommandScene.OCTOCAT, CommentChanged.Change.CREATED, "/afterrun drop", old));

        // Then
        assertThat(scene.waits(job)).isFalse();
    }

    @Test
    void aFloodIsPassedOver() {
        // Given
        for (var said = 0; said < 25; said++) {
            scene.tell(scene.comment(job, "/afterrun status"));
        }

        // When
        storage.work();

        // Then
        assertThat(storage.answers(job)).hasSize(10);
    }

    @Test
    void aChangeOfTheLabelThatComesLateIsOvertaken() throws IOException {
        // Given
        scene.label(job, LabelChanged.Change.REMOVED, "delivery-4", now.plusSeconds(5));
        scene.label(job, LabelChanged.Change.ADDED, "delivery-3", now);

        // When
        scene.doThem(job, 2);

        // Then
        assertThat(storage.answers(job))
                .extracting(CommandAnswered::text)
                .containsExactly(Optional.of("Uploads are off."));
    }

    @Test
    void aRepositoryWithoutRunsIsNobodysHere() {
        // Given
        var unknown = CiJob.fresh();

        // When
        scene.say(unknown, "/afterrun status");

        // Then
        assertThat(storage.answers(unknown)).isEmpty();
    }
}
