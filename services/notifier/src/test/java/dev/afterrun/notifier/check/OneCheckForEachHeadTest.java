package dev.afterrun.notifier.check;

import static dev.afterrun.notifier.testing.StoredJob.REPOSITORY;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.job.JobProgress;
import dev.afterrun.contracts.settings.CheckMode;
import dev.afterrun.contracts.settings.CommentMode;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.forge.CheckReport;
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
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beside which commit there is a check, and that there is one. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class OneCheckForEachHeadTest {
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
    void newHeadHasACheckRunOfItsOwn() throws IOException {
        // Given
        scene.tell(build());
        scene.work();
        var next = Commits.fresh();
        scene.push(pullRequest, next);

        // When
        scene.tell(job("build").on(next).of(pullRequest).run("2").concluded(Conclusion.FAILURE));
        scene.writeDue();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.SUCCESS);
        assertThat(scene.check(next).state()).isEqualTo(CheckState.FAILURE);
    }

    @Test
    void checkRunOfAnEarlierHeadEndsWithItsLastJob() throws IOException {
        // Given
        scene.tell(build().underway(JobProgress.RUNNING));
        scene.work();
        var next = Commits.fresh();
        scene.push(pullRequest, next);
        scene.tell(job("build").on(next).of(pullRequest).run("2").underway(JobProgress.RUNNING));
        scene.writeDue();
        assertThat(scene.check(head).state()).isEqualTo(CheckState.PENDING);

        // When
        scene.tell(build().revision(2));
        scene.writeDue();

        // Then
        assertThat(scene.check(head).state()).isEqualTo(CheckState.SUCCESS);
        assertThat(scene.check(head).summary().orElseThrow()).doesNotContain("Earlier commits");
        assertThat(scene.check(next).state()).isEqualTo(CheckState.PENDING);
        assertThat(forge.writes()).containsExactly("create check", "create check", "update check", "update check");
    }

    @Test
    void headOfWhichNobodyHasToldYetHasNone() throws IOException {
        // Given
        var next = Commits.fresh();
        scene.push(pullRequest, next);

        // When
        scene.tell(build());
        scene.work();

        // Then
        assertThat(scene.checks(head)).isEmpty();
        assertThat(scene.checks(next)).isEmpty();
    }

    @Test
    void ofTwoPullRequestsWithOneHeadTheFirstSpeaks() throws IOException {
        // Given
        var later = scene.open(head);

        // When
        scene.tell(job("build").on(head).of(pullRequest, later));
        scene.writeDue();
        scene.writeDue();

        // Then
        assertThat(scene.check(head).details()).contains("http://localhost:4849/octo/repo/pr-" + pullRequest);
        assertThat(forge.writes()).hasSizeBetween(1, 2);
    }

    @Test
    void laterPullRequestSpeaksOnceTheFirstHasMovedOn() throws IOException {
        // Given
        var later = scene.open(head);
        scene.tell(job("build").on(head).of(pullRequest, later));
        scene.writeDue();
        scene.push(pullRequest, Commits.fresh());

        // When
        scene.tell(job("test").on(head).of(pullRequest, later));
        scene.writeDue();

        // Then
        assertThat(scene.check(head).details()).contains("http://localhost:4849/octo/repo/pr-" + later);
    }

    @Test
    void checkRunsThatAreTooManyEndAndTheNewestSpeaks() throws IOException {
        // Given: two writers that did not see each other
        var former = new CheckReport(CheckState.PENDING, "Before", "before", URI.create("http://localhost:4849/"));
        forge.createCheckRun(REPOSITORY, head, former);
        forge.createCheckRun(REPOSITORY, head, former);

        // When
        scene.tell(build());
        scene.work();

        // Then
        assertThat(scene.checks(head))
                .extracting(CheckJson::state)
                .containsExactly(CheckState.NEUTRAL, CheckState.SUCCESS);
        assertThat(scene.checks(head).getFirst().title()).isEqualTo("One too many");
    }

    @Test
    void checkRunThatIsNotWhereItWasIsFoundAmongOurs() throws IOException {
        // Given
        scene.tell(build());
        scene.work();
        scene.sql("UPDATE commit_check SET check_id = 987654321");

        // When
        scene.tell(job("test").on(head).of(pullRequest));
        scene.writeDue();

        // Then
        assertThat(scene.check(head).title()).isEqualTo("✅ All 2 jobs passed");
    }

    private StoredJob build() {
        return job("build").on(head).of(pullRequest);
    }
}
