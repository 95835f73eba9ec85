package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.GitHubScene.HEAD;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.InstallationChanged;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.github.GitHubAppDouble.Standing;
import dev.afterrun.notifier.access.Patience;
import dev.afterrun.notifier.access.TryAtStart;
import dev.afterrun.notifier.testing.GitHubScene;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of comments that may not be written, and that two would write. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommentWithdrawnTest {
    @Inject
    Scene scene;

    @Inject
    WatchedForge forge;

    @Inject
    CommentOnPullRequest worker;

    @Inject
    TryAtStart atStart;

    private GitHubScene gitHub;

    @BeforeEach
    void pullRequestsAreOpen() throws IOException {
        scene.begin();
        forge.reset();
        gitHub = new GitHubScene(forge);
        gitHub.github.open(1, HEAD);
        gitHub.github.open(2, HEAD);
    }

    @AfterEach
    void stop() {
        gitHub.close();
        forge.reset();
    }

    @Test
    void archivedRepositoryIsNotedAndNotTriedForEver() {
        // Given
        gitHub.github.archive();
        scene.tell(job("build").of(1));

        // When
        refusedUntilLeftAlone();

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
        assertThat(scene.number("SELECT count(*) FROM refused_work WHERE why LIKE '%archived%'"))
                .isEqualTo(1);
    }

    @Test
    void whatWasLeftAloneIsTriedOnceWithItsNextNews() {
        // Given
        gitHub.github.archive();
        scene.tell(job("build").of(1));
        refusedUntilLeftAlone();
        var before = gitHub.github.requests().size();

        // When
        scene.tell(job("test").of(1));
        scene.work();

        // Then
        assertThat(gitHub.github.requests()).hasSizeGreaterThan(before);
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void pullRequestThatIsGoneIsNotTriedForEver() {
        // Given
        gitHub.github.remove(1);
        scene.tell(job("build").of(1));

        // When
        refusedUntilLeftAlone();

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void pullRequestThatIsMissedForAMomentGetsItsComment() {
        // Given
        gitHub.github.remove(1);
        scene.tell(job("build").of(1));
        scene.work();

        // When
        gitHub.github.open(1, HEAD);
        scene.writeDue();

        // Then
        assertThat(gitHub.comment(1)).contains("build");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "REMOVED"})
    void ofARepositoryThatIsShutOnePullRequestAloneTriesAgain(Standing standing) {
        // Given
        gitHub.github.apps().stands(standing);
        scene.tell(job("build").of(1, 2));

        // When
        scene.work();
        var afterOne = gitHub.github.requests().size();
        scene.tell(job("test").of(1, 2));
        scene.work();

        // Then
        assertThat(gitHub.github.requests()).hasSize(afterOne);
        assertThat(scene.isAnythingDue()).isFalse();
        assertThat(scene.number("SELECT count(*) FROM due_work")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "REMOVED"})
    void allThatWaitsIsTakenUpOnceTheInstallationIsBack(Standing standing) {
        // Given
        gitHub.github.apps().stands(standing);
        scene.tell(job("build").of(1, 2));
        refusedUntilLeftAlone();
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();

        // When
        gitHub.github.apps().stands(Standing.INSTALLED);
        scene.tell(job("test").of(1));
        scene.work();

        // Then
        assertThat(gitHub.comment(1)).contains("build", "test");
        assertThat(gitHub.comment(2)).contains("build");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "REMOVED"})
    void allThatWaitsIsTakenUpAtOnceWhenTheForgeTellsOfIt(Standing standing) {
        // Given: one comment tries again in an hour
        gitHub.github.apps().stands(standing);
        scene.tell(job("build").of(1, 2));
        scene.work();

        // When
        gitHub.github.apps().stands(Standing.INSTALLED);
        scene.tell(installation("octo", "unsuspend"));
        scene.work();

        // Then
        assertThat(gitHub.comment(1)).contains("build");
        assertThat(gitHub.comment(2)).contains("build");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUSPENDED", "REMOVED"})
    void allThatWaitsIsTakenUpAtOnceWhenNotifierIsStartedAnew(Standing standing) {
        // Given
        gitHub.github.apps().stands(standing);
        scene.tell(job("build").of(1, 2));
        refusedUntilLeftAlone();
        gitHub.github.apps().stands(Standing.INSTALLED);

        // When
        atStart.start(new StartupEvent());
        scene.work();

        // Then
        assertThat(gitHub.comment(1)).contains("build");
        assertThat(gitHub.comment(2)).contains("build");
    }

    @Test
    void whatIsStillShutAtAStartIsTriedOnce() {
        // Given
        gitHub.github.apps().stands(Standing.REMOVED);
        scene.tell(job("build").of(1, 2));
        scene.work();
        var before = gitHub.github.requests().size();

        // When
        atStart.start(new StartupEvent());
        scene.work();

        // Then
        assertThat(gitHub.github.requests()).hasSize(before + 1);
        assertThat(scene.isAnythingDue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"octo,suspend", "octo,deleted", "octo,removed", "another,created"})
    void newsOfAnInstallationThatLetsNobodyInTriesNothing(String account, String action) {
        // Given
        gitHub.github.apps().stands(Standing.REMOVED);
        scene.tell(job("build").of(1));
        scene.work();
        var before = gitHub.github.requests().size();

        // When
        scene.tell(installation(account, action));
        scene.work();

        // Then
        assertThat(gitHub.github.requests()).hasSize(before);
    }

    private static InstallationChanged installation(String account, String action) {
        var actor = new Actor(account, "583231");
        return new InstallationChanged("local", "957387", actor, action, List.of(), List.of(), actor);
    }

    @Test
    void manyWritersAtOnceOverASlowForgeCreateOneCommentEach() throws Exception {
        // Given
        gitHub.github.goesWrong(request -> {
            answersSlowly();
            return null;
        });
        scene.tell(job("build").of(1, 2));
        Callable<Void> writer = () -> {
            worker.work(GitHubScene.key(1));
            worker.work(GitHubScene.key(2));
            return null;
        };

        // When
        try (var writers = Executors.newFixedThreadPool(8)) {
            for (var written : writers.invokeAll(Collections.nCopies(8, writer))) {
                written.get();
            }
        }

        // Then
        assertThat(gitHub.comment(1)).contains("build");
        assertThat(gitHub.comment(2)).contains("build");
        assertThat(gitHub.github.requests().stream().filter(request -> request.startsWith("POST /repos/")))
                .hasSize(2);
    }

    private void refusedUntilLeftAlone() {
        scene.work();
        for (var i = 0; i < Patience.TRIES; i++) {
            scene.writeDue();
        }
    }

    private static void answersSlowly() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
