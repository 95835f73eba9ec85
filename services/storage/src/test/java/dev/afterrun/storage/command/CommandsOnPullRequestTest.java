package dev.afterrun.storage.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.contracts.event.Actor;
import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommandAnswered.Reaction;
import dev.afterrun.contracts.event.CommentChanged;
import dev.afterrun.contracts.event.LabelChanged;
import dev.afterrun.duework.Worker.Outcome;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.ForgeBusy;
import dev.afterrun.forge.People;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import dev.afterrun.storage.testing.TroubledForge;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands, from the webhook's fact to the fact of their answer. */
@QuarkusTest
class CommandsOnPullRequestTest {
    private final Instant now = Instant.now();
    private final TestFile file = TestFile.of("a.txt", "of a pull request " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh().onBranch("feature").onPullRequest(CommandScene.NUMBER);

    @Inject
    Storage storage;

    @Inject
    CommandScene scene;

    @Inject
    Forge forge;

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

    @Test
    void statusTellsWhatThereIsAndAsksForTheComment() {
        // When
        var answers = scene.say(job, "/afterrun status");

        // Then
        assertThat(answers).extracting(CommandAnswered::reaction).containsExactly(Reaction.SEEN);
        assertThat(answers.getFirst().text().orElseThrow())
                .startsWith("1 run, 1 file (")
                .contains("the first go on")
                .endsWith("Uploads are off.");
        assertThat(answers.getFirst().showsComment()).isTrue();
    }

    @Test
    void uploadsAreSwitchedOnAndWhatIsToBeRunAgainIsSaid() throws IOException {
        // Given
        scene.tell(scene.comment(job, "/afterrun upload for 3 runs"));

        // When
        var answers = scene.doThem(job, 1);

        // Then
        assertThat(answers).extracting(CommandAnswered::reaction).containsExactly(Reaction.DONE);
        assertThat(answers.getFirst().text().orElseThrow())
                .startsWith("Uploads are on until")
                .contains("for 3 more runs", "run CI of " + job.commit().abbreviated() + " again");
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
    void whoMayNotWriteIsToldSoOnceAnHourAndNothingIsDone() throws IOException {
        // Given
        scene.tell(scene.comment(job, "/afterrun drop"));
        scene.tell(scene.comment(job, "/afterrun upload"));

        // When
        scene.doNext(job, CommandScene.readers());
        scene.doNext(job, CommandScene.readers());
        storage.work();

        // Then
        var answers = storage.answers(job);
        assertThat(answers)
                .extracting(CommandAnswered::reaction)
                .containsOnly(Reaction.REFUSED)
                .hasSize(2);
        assertThat(answers.getFirst().text().orElseThrow()).contains("octocat may not write");
        assertThat(answers.getLast().text()).isEmpty();
        assertThat(storage.told(job).getLast().counts().stored()).isEqualTo(1);
    }

    @Test
    void whoMayNotWriteHearsTheStatusButDoesNotBringBackTheComment() throws IOException {
        // Given
        scene.tell(scene.comment(job, "/afterrun status"));

        // When
        scene.doNext(job, CommandScene.readers());

        // Then
        assertThat(storage.answers(job).getFirst().text()).isPresent();
        assertThat(storage.answers(job).getFirst().showsComment()).isFalse();
    }

    @Test
    void whatIsNotUnderstoodIsAnsweredWithTheNearestWordOnce() {
        // When
        scene.say(job, "/afterrun uplaod");
        var answers = scene.say(job, "/afterrun dorp");

        // Then
        assertThat(answers)
                .extracting(CommandAnswered::reaction)
                .containsOnly(Reaction.NOT_UNDERSTOOD)
                .hasSize(2);
        assertThat(answers.getFirst().text().orElseThrow()).contains("did you mean /afterrun upload");
        assertThat(answers.getLast().text()).isEmpty();
    }

    @Test
    void severalCommandsOfACommentAreAnsweredTogether() {
        // When
        var answers = scene.say(job, "/afterrun keep 30d\n/afterrun status\n\nThanks!");

        // Then
        assertThat(answers).extracting(CommandAnswered::reaction).containsExactly(Reaction.DONE);
        assertThat(answers.getFirst().text().orElseThrow().lines()).hasSize(2);
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
    void aForgeThatCannotBeAskedIsAskedAgainAndNothingIsLost() throws IOException {
        // Given
        var troubled = new TroubledForge(forge, new IOException("connection reset"));
        scene.tell(scene.comment(job, "/afterrun drop"));

        // When
        assertThatThrownBy(() -> scene.doNext(job, troubled)).isInstanceOf(IOException.class);
        troubled.recover();
        scene.doNext(job, troubled);
        storage.work();

        // Then
        assertThat(storage.answers(job)).extracting(CommandAnswered::reaction).containsExactly(Reaction.DONE);
        assertThat(statusOf(job)).isEqualTo(410);
    }

    @Test
    void aForgeThatAsksForPatienceIsLeftAloneForSoLong() throws IOException {
        // Given
        People busy = new TroubledForge(forge, new ForgeBusy("slow down", Optional.of(Duration.ofSeconds(61))));
        scene.tell(scene.comment(job, "/afterrun drop"));

        // When
        var outcome = scene.doNext(job, busy);

        // Then
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Again.class, again -> assertThat(again.after()).isEqualTo(Duration.ofSeconds(61)));
    }

    @Test
    void theLabelAsksForUploadsAndItsRemovalForNone() throws IOException {
        // Given
        scene.label(job, LabelChanged.Change.ADDED, "delivery-1", now);
        scene.label(job, LabelChanged.Change.ADDED, "delivery-1", now);
        scene.label(job, LabelChanged.Change.REMOVED, "delivery-2", now.plusSeconds(1));

        // When
        var answers = scene.doThem(job, 2);

        // Then
        assertThat(answers)
                .extracting(CommandAnswered::comment)
                .containsOnly(Optional.empty())
                .hasSize(2);
        assertThat(answers.getFirst().text().orElseThrow()).startsWith("Uploads are on");
        assertThat(answers.getLast().text()).contains("Uploads are off.");
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
