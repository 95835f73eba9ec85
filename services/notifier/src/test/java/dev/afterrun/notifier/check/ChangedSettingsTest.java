package dev.afterrun.notifier.check;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.CheckState;
import dev.afterrun.notifier.testing.Commits;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of pull requests whose repository wants to be told otherwise. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class ChangedSettingsTest {
    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private Commit head;
    private int pullRequest;

    @BeforeEach
    void pullRequestHasItsComment() throws IOException {
        scene.begin();
        forge.reset();
        head = Commits.fresh();
        pullRequest = scene.open(head);
        scene.tell(job("build").on(head).of(pullRequest));
        scene.work();
    }

    @Test
    void checkIsMadeOfWhatWasToldBefore() throws IOException {
        // When
        scene.settings(CommentMode.ALWAYS, CheckMode.CHECK_RUN);
        scene.writeDue();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.SUCCESS);
        assertThat(forge.writes()).containsExactly("create", "create check");
    }

    @Test
    void manyPullRequestsAreTakenUpLittleByLittle() throws IOException {
        // Given
        for (var i = 0; i < 9; i++) {
            scene.tell(job("build").run("of " + i).on(head).of(scene.open(head)));
        }
        scene.writeDue();

        // When
        scene.settings(CommentMode.ALWAYS, CheckMode.STATUS);

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work WHERE kind = 'check'"))
                .isEqualTo(10);
        assertThat(scene.number(
                        "SELECT count(DISTINCT date_trunc('second', due_at)) FROM due_work WHERE kind = 'check'"))
                .isGreaterThanOrEqualTo(9);
    }

    @Test
    void settingsThatAreToldAgainOrOvertakenMakeNothingDue() {
        // Given
        scene.settings(100, CommentMode.ALWAYS, CheckMode.STATUS);
        scene.writeDue();

        // When
        scene.settings(101, CommentMode.ALWAYS, CheckMode.STATUS);
        scene.settings(99, CommentMode.NEVER, CheckMode.NONE);

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void commentOfARepositoryThatWantsNoneAnyMoreStaysAsItIs() throws IOException {
        // Given
        var before = scene.comment(pullRequest);
        scene.settings(CommentMode.NEVER, CheckMode.NONE);

        // When
        scene.tell(job("test").on(head).of(pullRequest).concluded(Conclusion.FAILURE));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).isEqualTo(before);
        assertThat(forge.writes()).containsExactly("create");
    }

    @Test
    void commentThatNobodyWantedIsWrittenOnceTheyDo() throws IOException {
        // Given
        scene.settings(CommentMode.NEVER, CheckMode.NONE);
        var other = scene.open(head);
        scene.tell(job("test").on(head).of(other));
        scene.writeDue();
        assertThat(scene.comments(other)).isEmpty();

        // When
        scene.settings(CommentMode.ALWAYS, CheckMode.NONE);
        scene.writeDue();

        // Then
        assertThat(scene.comment(other)).contains("test");
    }
}
