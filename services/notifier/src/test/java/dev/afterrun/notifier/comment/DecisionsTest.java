package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Revision;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.PullRequestTold;
import dev.afterrun.contracts.event.RepositoryTold;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.contracts.settings.CommentSettings;
import dev.afterrun.contracts.settings.UploadMode;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of what storage has decided. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class DecisionsTest {
    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    @Inject
    TakeNoteOfDecision decisions;

    private int pullRequest;

    @BeforeEach
    void pullRequestIsOpen() throws IOException {
        scene.begin();
        forge.reset();
        pullRequest = scene.open(new Commit("a".repeat(40)));
    }

    @Test
    void uploadsThatWereSwitchedOnAreInTheComment() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();

        // When
        scene.tell(told(1, true));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("Uploads are on until 23 Nov 2026 09:00 UTC");
    }

    @Test
    void decisionThatWasOvertakenChangesNothing() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.tell(told(2, false));

        // When
        scene.tell(told(1, true));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).doesNotContain("Uploads are on");
    }

    @Test
    void decisionAloneMakesNoComment() throws IOException {
        // When
        scene.tell(told(1, true));
        scene.writeDue();

        // Then
        assertThat(scene.comments(pullRequest)).isEmpty();
    }

    @Test
    void repositoryWordsPartsOfTheComment() throws IOException {
        // Given
        decisions.repositoryTold(worded(1, Map.of("until", "Old words")));
        decisions.repositoryTold(worded(2, Map.of("until", "Ask in `#builds`")));

        // When
        scene.tell(job("build").of(pullRequest));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("Ask in `#builds`").doesNotContain("Old words");
    }

    private static RepositoryTold worded(long revision, Map<String, String> templates) {
        return new RepositoryTold(
                job("build").stored().job().repository(),
                REPOSITORY,
                new Revision(revision),
                UploadMode.ON_REQUEST,
                new CommentSettings(CommentMode.ALWAYS, CheckMode.NONE, templates),
                Optional.empty(),
                Optional.empty());
    }

    private PullRequestTold told(long revision, boolean on) {
        var id = job("build").stored().job().repository();
        return new PullRequestTold(
                id,
                REPOSITORY,
                pullRequest,
                new Revision(revision),
                new UploadsTold(
                        UploadMode.ON_REQUEST,
                        on,
                        Optional.of(Instant.parse("2026-11-23T09:00:00Z")).filter(time -> on),
                        Optional.empty(),
                        Optional.of(new Actor("octocat", "583231")),
                        Optional.of(Instant.parse("2026-11-21T09:00:00Z")),
                        Optional.empty(),
                        Optional.empty()));
    }
}
