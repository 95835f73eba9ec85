package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class QuietCommentTest {
    private static final Commit HEAD = new Commit("a".repeat(40));

    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    private int pullRequest;

    @BeforeEach
    void repositoryWantsToBeToldLittle() throws IOException {
        scene.begin();
        forge.reset();
        pullRequest = scene.open(HEAD);
        scene.settings(CommentMode.QUIET, CheckMode.NONE);
    }

    @Test
    void jobThatDidWellMakesNoComment() throws IOException {
        // When
        scene.tell(job("build")
                .of(pullRequest)
                .file("dist/a.whl")
                .summary("All is well.")
                .leftOut(2));
        scene.work();

        // Then
        assertThat(scene.comments(pullRequest)).isEmpty();
    }

    @Test
    void failureMakesOne() throws IOException {
        // When
        scene.tell(job("build").of(pullRequest).concluded(Conclusion.FAILURE));
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).contains("1 job failed");
    }

    @Test
    void fileThatHasGrownAgainstTheBaseMakesOne() throws IOException {
        // When
        scene.tell(job("build")
                .of(pullRequest)
                .comparedWith("main")
                .file("dist/a.whl", 1_100_000, Optional.of(1_000_000L)));
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).contains("dist/a.whl");
    }

    @Test
    void commentThatIsThereIsKeptInStep() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest).concluded(Conclusion.FAILURE));
        scene.work();

        // When
        scene.tell(job("build").of(pullRequest).attempt(2));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("✅ 1 job passed");
        assertThat(forge.writes()).containsExactly("create", "edit");
    }
}
