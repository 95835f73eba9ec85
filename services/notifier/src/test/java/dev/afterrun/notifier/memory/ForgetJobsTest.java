package dev.afterrun.notifier.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.StoredJob;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class ForgetJobsTest {
    @Inject
    Scene scene;

    @Inject
    ForgetJobs worker;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void onlyJobsWhoseFilesHaveLongGoneAreForgottenAndTheCommentsThatToldOfThemAlone() {
        // Given
        scene.tell(StoredJob.job("gone").of(1, 2));
        scene.tell(StoredJob.job("there").of(2).expiresAt(StoredJob.START));
        scene.sql("DELETE FROM due_work");
        passed(91);
        scene.tell(StoredJob.job("new").of(3));

        // When
        worker.work("all");

        // Then
        assertThat(scene.number("SELECT count(*) FROM job_snapshot WHERE job = 'gone'"))
                .isZero();
        assertThat(scene.number("SELECT count(*) FROM job_snapshot")).isEqualTo(2);
        assertThat(scene.number("SELECT count(*) FROM job_pull_request")).isEqualTo(2);
        assertThat(scene.number("SELECT count(*) FROM pull_request_comment")).isEqualTo(2);
    }

    @Test
    void checksOfPullRequestsWithoutJobsAndRefusalsOfFormerTimesAreForgotten() {
        // Given
        scene.tell(StoredJob.job("there").of(2).expiresAt(StoredJob.START));
        scene.sql("INSERT INTO commit_check (head, pull_request)"
                + " VALUES ('local:octo/repo#a', 'local:octo/repo#1'), ('local:octo/repo#b', 'local:octo/repo#2')");
        scene.sql(
                "INSERT INTO refused_work (kind, key, refusals, why) VALUES ('check', 'local:octo/repo#1', 6, 'locked')");
        scene.sql("INSERT INTO work_left_alone (kind, key) VALUES ('check', 'local:octo/repo#1')");
        passed(91);
        scene.sql(
                "INSERT INTO refused_work (kind, key, refusals, why) VALUES ('check', 'local:octo/repo#2', 1, 'locked')");

        // When
        worker.work("all");

        // Then
        assertThat(scene.number("SELECT count(*) FROM commit_check WHERE head = 'local:octo/repo#b'"))
                .isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM commit_check")).isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM refused_work")).isEqualTo(1);
        assertThat(scene.number("SELECT count(*) FROM work_left_alone")).isZero();
    }

    @Test
    void decisionsAboutPullRequestsOfWhichNothingElseIsKnownAreForgotten() {
        // Given
        scene.tell(StoredJob.job("there").of(2).expiresAt(StoredJob.START));
        scene.sql("INSERT INTO pull_request_told (pull_request, revision, uploads)"
                + " VALUES ('local:octo/repo#1', 1, '{}'), ('local:octo/repo#2', 1, '{}')");
        passed(91);
        scene.sql(
                "INSERT INTO pull_request_told (pull_request, revision, uploads) VALUES ('local:octo/repo#3', 1, '{}')");

        // When
        worker.work("all");

        // Then
        assertThat(scene.number("SELECT count(*) FROM pull_request_told WHERE pull_request = 'local:octo/repo#1'"))
                .isZero();
        assertThat(scene.number("SELECT count(*) FROM pull_request_told")).isEqualTo(2);
    }

    @Test
    void aCommentThatIsYetToBeWrittenIsNotForgotten() {
        // Given
        scene.tell(StoredJob.job("gone").of(1));
        passed(91);

        // When
        worker.work("all");

        // Then
        assertThat(scene.number("SELECT count(*) FROM pull_request_comment")).isEqualTo(1);
    }

    @Test
    void newsOfAPullRequestThatWasForgottenFindsItsOneComment() throws IOException {
        // Given
        var head = new Commit("b".repeat(40));
        var number = scene.open(head);
        scene.tell(StoredJob.job("gone").on(head).of(number));
        scene.writeDue();
        passed(91);
        worker.work("all");

        // When
        scene.tell(StoredJob.job("new").on(head).of(number));
        scene.writeDue();

        // Then
        assertThat(scene.comment(number)).contains("new").doesNotContain("gone");
    }

    @Test
    void aMassOfThemGoesInBatches() {
        // Given
        scene.sql("""
                INSERT INTO job_snapshot (key, repository, commit_sha, source, run, attempt, job, conclusion, ordered_at,
                    page, revision, snapshot)
                SELECT number::text, 'local:octo/repo', 'c', 's', 'r', 1, 'j', 'success', now(), 'p', 1, '{}'
                FROM generate_series(1, 501) AS number
                """);
        passed(91);

        // When
        var outcome = worker.work("all");

        // Then
        assertThat(outcome).isEqualTo(new Outcome.Again(Duration.ofSeconds(1), "more are to be forgotten"));
        assertThat(scene.number("SELECT count(*) FROM job_snapshot")).isEqualTo(1);
    }

    private void passed(int days) {
        scene.sql("UPDATE job_snapshot SET told_at = told_at - interval '" + days + " days'");
        scene.sql("UPDATE pull_request_comment SET told_at = told_at - interval '" + days + " days'");
        scene.sql("UPDATE pull_request_told SET told_at = told_at - interval '" + days + " days'");
        scene.sql("UPDATE commit_check SET told_at = told_at - interval '" + days + " days'");
        scene.sql("UPDATE refused_work SET refused_at = refused_at - interval '" + days + " days'");
        scene.sql("UPDATE work_left_alone SET left_at = left_at - interval '" + days + " days'");
    }
}
