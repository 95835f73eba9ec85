package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.CommentId;
import dev.afterrun.forge.local.CommentJson;
import dev.afterrun.notifier.rendering.CommentRendering;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One comment, written as seldom as can be, and nobody else's. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class OneCommentTest {
    private static final Commit HEAD = new Commit("a".repeat(40));

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private int pullRequest;

    @BeforeEach
    void pullRequestIsOpen() throws IOException {
        scene.begin();
        forge.reset();
        pullRequest = scene.open(HEAD);
    }

    @Test
    void identicalBodyIsNotSent() {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();

        // When
        scene.tell(job("build").of(pullRequest).revision(2));
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("create");
    }

    @Test
    void burstIsOneWriteNowAndOneAfterTheRest() throws IOException {
        // Given
        scene.tell(job("job 0").of(pullRequest));
        scene.work();

        // When
        IntStream.rangeClosed(1, 50).forEach(number -> {
            scene.tell(job("job " + number).of(pullRequest));
            scene.work();
        });
        scene.writeDue();

        // Then
        assertThat(forge.writes()).containsExactly("create", "edit");
        assertThat(scene.comment(pullRequest)).contains("job 0", "job 50", "51 jobs");
    }

    @Test
    void commentThatSomebodyDeletedStaysDeleted() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();
        scene.delete(new CommentId(scene.comments(pullRequest).getFirst().id()));

        // When
        scene.tell(job("test").of(pullRequest));
        scene.writeDue();
        scene.tell(job("lint").of(pullRequest));
        scene.writeDue();

        // Then
        assertThat(scene.comments(pullRequest)).isEmpty();
        assertThat(forge.writes()).containsExactly("create");
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void commentThatTheForgeDoesNotShowYetIsNotTakenForDeleted() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();
        scene.delete(new CommentId(scene.comments(pullRequest).getFirst().id()));
        scene.tell(job("test").of(pullRequest));
        scene.sql("UPDATE pull_request_comment SET rest_until = NULL");

        // When
        scene.work();

        // Then
        assertThat(scene.lastError()).contains("does not show yet");
        assertThat(scene.number("SELECT count(*) FROM pull_request_comment WHERE deleted_at IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void youngerDuplicatesOfOursAreDeleted() throws IOException {
        // Given
        var body = CommentRendering.MARKER.line() + "\nof a former installation";
        var oldest = scene.someoneComments(pullRequest, "afterrun", body);
        scene.someoneComments(pullRequest, "afterrun", body);

        // When
        scene.tell(job("build").of(pullRequest));
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).contains("build");
        assertThat(scene.comments(pullRequest)).extracting(CommentJson::id).containsExactly(oldest.value());
    }

    @Test
    void someoneElsesCommentIsNeverTouched() throws IOException {
        // Given
        var theirs = CommentRendering.MARKER.line() + "\nmine, I say";
        scene.someoneComments(pullRequest, "mallory", theirs);

        // When
        scene.tell(job("build").of(pullRequest));
        scene.work();

        // Then
        assertThat(scene.comments(pullRequest))
                .extracting(CommentJson::body)
                .hasSize(2)
                .contains(theirs);
    }

    @Test
    void pullRequestThatIsNotThereIsRememberedForItsNextRun() throws IOException {
        // Given
        var absent = 99_999;
        scene.tell(job("build").of(absent));
        scene.work();

        // When
        scene.push(absent, HEAD);
        scene.tell(job("test").of(absent));
        scene.writeDue();

        // Then
        assertThat(scene.comment(absent)).contains("build", "test");
    }
}
