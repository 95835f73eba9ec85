package dev.afterrun.storage.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommandAnswered.Reaction;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long files stay by command, and which go. */
@QuarkusTest
class KeepAndDropTest {
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

    private Commit commit(String name) {
        var text = job.repository() + name;
        return new Commit(Digest.of(text.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40));
    }

    private int statusOf(CiJob of) {
        return RestAssured.given()
                .get("/" + of.repository() + "/" + of.commit() + "/a.txt")
                .statusCode();
    }

    private Instant end(CiJob of) {
        return storage.told(of).getLast().expiresAt().orElseThrow();
    }

    @Test
    void keptFilesStayLongerAndThatIsTold() {
        // Given
        var usual = end(job);

        // When
        var answers = scene.say(job, "/afterrun keep 30d");

        // Then
        assertThat(answers).extracting(CommandAnswered::reaction).containsExactly(Reaction.DONE);
        assertThat(answers.getFirst().text().orElseThrow())
                .startsWith("The files of " + job.commit().abbreviated() + " are kept until ");
        assertThat(Duration.between(usual, end(job))).isGreaterThan(Duration.ofDays(22));
    }

    @Test
    void filesOfALaterJobOfAKeptCommitAreKeptToo() {
        // Given
        scene.say(job, "/afterrun keep 30d");
        var later = job.named("later");

        // When
        storage.publish(later, TestFile.of("b.txt", "later " + UUID.randomUUID()));

        // Then
        assertThat(end(later)).isEqualTo(end(job));
    }

    @Test
    void keepingNeverShortens() {
        // Given
        var usual = end(job);

        // When
        scene.say(job, "/afterrun keep 1h");

        // Then
        assertThat(end(job)).isEqualTo(usual);
    }

    @Test
    void whatIsKeptForLongerThanTheLimitIsRefusedWithTheLimit() {
        // Given
        var usual = end(job);

        // When
        var answers = scene.say(job, "/afterrun keep 999999w");

        // Then
        assertThat(answers).extracting(CommandAnswered::reaction).containsExactly(Reaction.REFUSED);
        assertThat(answers.getFirst().text().orElseThrow()).contains("up to 90 days");
        assertThat(end(job)).isEqualTo(usual);
    }

    @Test
    void whatIsKeptIsThePresentHeadAlone() {
        // Given
        var usual = end(job);
        scene.head(job, commit("pushed"));

        // When
        var answers = scene.say(job, "/afterrun keep 30d");

        // Then
        assertThat(answers.getFirst().text().orElseThrow()).contains("There are no files of");
        assertThat(end(job)).isEqualTo(usual);
    }

    @Test
    void droppedFilesAreGoneAtOnceThoseOfEarlierCommitsToo() {
        // Given
        var next = job.ofCommit(commit("pushed")).ofRun("2");
        storage.publish(next, file);

        // When
        var answers = scene.say(job, "/afterrun drop");

        // Then
        assertThat(answers).extracting(CommandAnswered::reaction).containsExactly(Reaction.DONE);
        assertThat(answers.getFirst().text().orElseThrow())
                .startsWith("2 files (")
                .endsWith(") go now.");
        assertThat(List.of(statusOf(job), statusOf(next))).containsOnly(410);
        assertThat(storage.told(job).getLast().counts().expired()).isEqualTo(1);
    }

    @Test
    void whatAPointerLeadsToStaysAndIsNamed() {
        // Given
        var released = job.trusted(TrustLevel.TRUSTED).ofRun("2");
        storage.publish(released, file);
        RestAssured.given()
                .auth()
                .oauth2(released.token())
                .contentType("application/json")
                .body(Map.of("to", job.commit().hex()))
                .put("/v1/repositories/" + job.repository() + "/pointers/latest")
                .then()
                .statusCode(200);

        // When
        var answers = scene.say(job, "/afterrun drop");

        // Then
        assertThat(answers.getFirst().text().orElseThrow()).contains("stay, since 'latest' leads to them");
        assertThat(storage.told(released).getLast().counts().stored()).isEqualTo(1);
        assertThat(storage.told(job).getLast().counts().expired()).isEqualTo(1);
    }

    @Test
    void whatSomebodyKeepsStaysAndItIsSaidForWhom() {
        // Given
        var other = job.named("other");
        storage.publish(other, TestFile.of("b.txt", "of another job " + UUID.randomUUID()));
        RestAssured.given()
                .auth()
                .oauth2(job.trusted(TrustLevel.TRUSTED).token())
                .contentType("application/json")
                .body(Map.of("of", "run-1/a.txt", "lasting", "30d", "reason", "evidence", "owner", "ada"))
                .post("/v1/repositories/" + job.repository() + "/pins")
                .then()
                .statusCode(200);

        // When
        var answers = scene.say(job, "/afterrun drop");

        // Then
        assertThat(answers.getFirst().text().orElseThrow())
                .contains("stay, since ada (pin ")
                .contains("1 file (");
        assertThat(storage.told(job).getLast().counts().stored()).isEqualTo(1);
        assertThat(storage.told(other).getLast().counts().expired()).isEqualTo(1);
    }

    @Test
    void runsOfTheBranchThatItGoesIntoKeepTheirFiles() {
        // Given: a fast-forward, whose commit the branch has as well
        var ofMain = new CiJob(
                job.repository(), "2", 1, "build", job.commit(), TrustLevel.ORDINARY, false, Optional.empty(), "main");
        storage.publish(ofMain, file);

        // When
        var answers = scene.say(job, "/afterrun drop");

        // Then
        assertThat(answers.getFirst().text().orElseThrow()).contains("not of this pull request alone");
        assertThat(storage.told(ofMain).getLast().counts().stored()).isEqualTo(1);
    }
}
