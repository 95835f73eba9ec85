package dev.afterrun.notifier.comment;

import static dev.afterrun.notifier.testing.StoredJob.START;
import static dev.afterrun.notifier.testing.StoredJob.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.duework.testing.RealKafka;
import dev.afterrun.duework.testing.RealPostgres;
import dev.afterrun.notifier.testing.RealForge;
import dev.afterrun.notifier.testing.Scene;
import dev.afterrun.notifier.testing.WatchedForge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(RealForge.class)
class CommentOnPullRequestTest {
    private static final Commit HEAD = new Commit("a".repeat(40));
    private static final Commit NEXT_HEAD = new Commit("b".repeat(40));

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
    void storedRunBecomesTheComment() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest).file("dist/a.whl").summary("**42** tests"));

        // When
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest))
                .contains("build", "success", "dist/a.whl", "**42** tests", "/octo/repo/pr-" + pullRequest);
    }

    @Test
    void secondJobGoesIntoTheSameComment() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();

        // When
        scene.tell(job("test").of(pullRequest).concluded(Conclusion.FAILURE));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("build", "test", "failure");
        assertThat(forge.writes()).containsExactly("create", "edit");
    }

    @Test
    void commentShowsTheNewestAttemptEvenWhenAnOlderOneArrivesLater() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest).attempt(2));

        // When
        scene.tell(job("build").of(pullRequest).attempt(1).concluded(Conclusion.FAILURE));
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).contains("attempt 2").doesNotContain("failure");
    }

    @Test
    void laterRunReplacesTheSameJobOfAnEarlierOne() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest).run("2").startedAt(START.plusSeconds(60)));

        // When
        scene.tell(job("build").of(pullRequest).run("1").attempt(3).concluded(Conclusion.FAILURE));
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).contains("run-2").doesNotContain("run-1");
    }

    @Test
    void redeliveredSnapshotMakesNothingDue() {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.work();

        // When
        scene.tell(job("build").of(pullRequest));

        // Then
        assertThat(scene.number("SELECT count(*) FROM due_work")).isZero();
    }

    @Test
    void overtakenSnapshotChangesNothing() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest).revision(2).file("new.whl"));

        // When
        scene.tell(job("build").of(pullRequest).revision(1).file("old.whl"));
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).contains("new.whl").doesNotContain("old.whl");
    }

    @Test
    void newerRevisionReplacesTheOlder() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest).revision(1).file("old.whl"));
        scene.work();

        // When
        scene.tell(job("build").of(pullRequest).revision(2).file("new.whl"));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("new.whl").doesNotContain("old.whl");
    }

    @Test
    void snapshotThatNoLongerNamesAPullRequestLeavesItsComment() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest));
        scene.tell(job("test").of(pullRequest));
        scene.work();

        // When
        scene.tell(job("test").of().revision(2));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("build").doesNotContain("[test]");
    }

    @Test
    void oneCommitMayBelongToSeveralPullRequests() throws IOException {
        // Given
        var other = scene.open(HEAD);

        // When
        scene.tell(job("build").of(pullRequest, other));
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).contains("pr-" + pullRequest);
        assertThat(scene.comment(other)).contains("pr-" + other);
    }

    @Test
    void commitThatIsNoLongerTheHeadBecomesALine() throws IOException {
        // Given
        scene.tell(job("build").of(pullRequest).file("old.whl"));
        scene.work();
        scene.push(pullRequest, NEXT_HEAD);

        // When
        scene.tell(job("build").of(pullRequest).on(NEXT_HEAD).run("2").file("new.whl"));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest))
                .contains("new.whl", "Earlier commits", HEAD.abbreviated())
                .doesNotContain("old.whl");
    }

    @Test
    void lateResultOfAnOlderCommitDoesNotHideThePresentHead() throws IOException {
        // Given
        scene.push(pullRequest, NEXT_HEAD);
        scene.tell(job("build").of(pullRequest).on(NEXT_HEAD).run("2").file("new.whl"));
        scene.work();

        // When
        scene.tell(
                job("build").of(pullRequest).startedAt(START.plusSeconds(600)).file("old.whl"));
        scene.writeDue();

        // Then
        assertThat(scene.comment(pullRequest)).contains("new.whl").doesNotContain("old.whl");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void sameSnapshotsInAnyOrderAndNumberMakeTheSameComment(long seed) throws IOException {
        // Given
        var told = List.of(
                job("build").revision(1),
                job("build").revision(2).file("build.whl"),
                job("build").attempt(2).revision(1).concluded(Conclusion.FAILURE),
                job("build").attempt(2).revision(3).file("rebuild.whl"),
                job("test").revision(1).summary("42 passed"),
                job("test")
                        .run("2")
                        .revision(1)
                        .startedAt(START.plusSeconds(60))
                        .summary("43 passed"),
                job("test")
                        .run("2")
                        .revision(2)
                        .startedAt(START.plusSeconds(60))
                        .summary("44 passed"),
                job("old").on(NEXT_HEAD).revision(1));
        told.forEach(job -> scene.tell(job.of(pullRequest)));
        scene.work();
        var expected = scene.comment(pullRequest);
        scene.begin();

        // When
        var shuffled = new ArrayList<>(told);
        shuffled.addAll(told);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.forEach(scene::tell);
        scene.work();

        // Then
        assertThat(scene.comment(pullRequest)).isEqualTo(expected);
        assertThat(forge.writes()).containsExactly("create");
    }

    @Test
    void jobOfAnotherForgeIsNotToldHere() {
        // When
        scene.tell(job("build").of(pullRequest).forge("github.com"));
        scene.work();

        // Then
        assertThat(forge.writes()).isEmpty();
    }
}
