package dev.afterrun.storage.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.event.CommandAnswered;
import dev.afterrun.contracts.event.CommandAnswered.Reaction;
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
import java.time.Duration;
import java.time.Instant;
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

    private int statusOf(CiJob of) {
        return RestAssured.given()
                .get("/" + of.repository() + "/" + of.commit() + "/a.txt")
                .statusCode();
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
                .contains("for 3 more runs", "run CI again");
    }

    @Test
    void whatWasLeftOutIsToBeRunAgainAndWhatTheForgeDoesNotRunIsSaid() throws IOException {
        // Given
        storage.publish(job.ofRun("17"), TestFile.of("a-1.0-py3-none-any.whl", "wheel"));
        scene.tell(scene.comment(job, "/afterrun upload"));
        scene.tell(scene.comment(job, "/afterrun upload rerun"));

        // When
        var answers = scene.doThem(job, 2);

        // Then
        assertThat(answers.getFirst().text().orElseThrow())
                .contains("Package files were left out of run 17 of urn:test:ci")
                .endsWith("run it again, or say /afterrun upload rerun.");
        assertThat(answers.getLast().text().orElseThrow())
                .endsWith("To be run again by hand, since it is not one of the forge's own CI: run 17 of urn:test:ci.");
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
}
