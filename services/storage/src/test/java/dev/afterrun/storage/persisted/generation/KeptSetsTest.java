package dev.afterrun.storage.persisted.generation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What sets keep, and for how long. */
@QuarkusTest
class KeptSetsTest {
    private static final Duration NOON = Duration.ZERO;
    private static final Duration LATER = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(25);

    private final CiJob main = SetScene.onMain();
    private final CiJob branch = main.onBranch("next").ofRun("9");

    @Inject
    SetScene scene;

    @Inject
    SetTimes times;

    @Inject
    Storage storage;

    @Inject
    Bytes bytes;

    @Inject
    RepositoryFiles files;

    @Test
    void sessionThatEndsTakesNothingFromASet() throws IOException {
        // Given
        var set = scene.set("kept " + main.repository());
        scene.visible(main, set, NOON);
        var pack = bytes.objectOf(Digest.of(set.packs().getFirst()));

        // When
        times.letSessionsEnd(main);

        // Then
        assertThat(bytes.exists(pack)).isTrue();
        assertThat(scene.found(branch).packs()).hasSize(1);
    }

    @Test
    void setThatIsNotDecidedForADayEndsAndItsBytesGo() throws IOException {
        // Given
        var set = scene.set("undecided " + main.repository());
        var saved = scene.save(main, set, NOON);
        storage.work();
        times.letSessionsEnd(main);
        var pack = bytes.objectOf(Digest.of(set.packs().getFirst()));

        // When
        times.pass(main, DAY);
        var ended = scene.show(main, saved);
        var before = bytes.exists(pack);
        times.letGraceEnd();

        // Then
        assertThat(ended.state()).isEqualTo(SetState.ENDED);
        assertThat(ended.why()).hasValueSatisfying(why -> assertThat(why).contains("not known yet"));
        assertThat(before).isTrue();
        assertThat(bytes.exists(pack)).isFalse();
    }

    @Test
    void packThatAnotherSetNeedsStays() throws IOException {
        // Given
        var set = scene.set("shared " + main.repository());
        var first = scene.save(main, set, NOON);
        scene.visible(main.ofRun("2"), set, LATER);
        times.letSessionsEnd(main);
        var pack = bytes.objectOf(Digest.of(set.packs().getFirst()));

        // When
        times.pass(main, DAY);
        times.letGraceEnd();

        // Then
        assertThat(scene.state(main, first)).isEqualTo(SetState.ENDED);
        assertThat(bytes.exists(pack)).isTrue();
        assertThat(scene.found(branch).generation().number()).isEqualTo(2);
    }

    @Test
    void visibleSetStaysAfterADay() {
        // Given
        var saved = scene.visible(main, scene.set("one"), NOON);

        // When
        times.pass(main, DAY);

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void newestStayAndTheOthersMakeRoom() {
        // Given
        files.settings(main.repository(), "[persisted]\nnewest = 2\n");
        var saved = IntStream.rangeClosed(1, 4)
                .mapToObj(run -> scene.visible(main.ofRun("" + run), scene.set("set " + run), NOON.plusMinutes(run)))
                .toList();

        // When
        times.pass(main, Duration.ofHours(2));

        // Then
        assertThat(saved.stream().map(each -> scene.state(main, each)))
                .containsExactly(SetState.ENDED, SetState.ENDED, SetState.VISIBLE, SetState.VISIBLE);
    }

    @Test
    void setThatWasJustAskedForStaysAWhileThoughNewerOnesAreThere() {
        // Given
        files.settings(main.repository(), "[persisted]\nnewest = 1\n");
        var older = scene.visible(main, scene.set("older"), NOON);
        scene.visible(main.ofRun("2"), scene.set("newer"), LATER);

        // When
        times.pass(main, Duration.ofMinutes(30));

        // Then
        assertThat(scene.state(main, older)).isEqualTo(SetState.VISIBLE);
    }

    @Test
    void setThatNobodyAsksForEnds() {
        // Given
        files.settings(main.repository(), "[persisted]\nunused = \"3d\"\n");
        var saved = scene.visible(main, scene.set("one"), NOON);
        times.pass(main, Duration.ofDays(2));
        scene.found(branch);
        times.pass(main, Duration.ofDays(2));
        var asked = scene.state(main, saved);

        // When
        times.pass(main, Duration.ofDays(2));

        // Then
        assertThat(asked).isEqualTo(SetState.VISIBLE);
        assertThat(scene.show(main, saved).why()).contains("nobody had asked for it for 3 days");
    }

    @Test
    void generationsAreListedTheLastSavedFirst() {
        // Given
        scene.visible(main, scene.set("one"), LATER);
        scene.save(main.ofRun("2"), scene.set("two"), NOON);

        // When
        var list = scene.list(main);

        // Then
        list.then()
                .statusCode(200)
                .body("generations.number", contains(2, 1))
                .body("generations.state", contains("pending", "visible"))
                .body("generations[1].by.run", equalTo(main.run()))
                .body("generations[1].figures.files", equalTo(1));
    }

    @Test
    void whatSetsNeedCountsOnceAndNoMoreOnceTheyHaveEnded() {
        // Given
        var set = scene.set("counted " + main.repository());
        scene.save(main, set, NOON);
        scene.save(main.ofRun("2"), set, LATER);
        var bytes = set.description().length + set.packs().getFirst().length;

        // When
        var usage = scene.usage(main);
        times.pass(main, DAY);

        // Then
        usage.then().statusCode(200).body("files", equalTo(2)).body("bytes", equalTo(bytes));
        scene.usage(main).then().body("files", equalTo(0)).body("bytes", equalTo(0));
    }

    @Test
    void runsAreAskedForWhatTheyRestoredAndSaved() {
        // Given
        var saved = scene.visible(main, scene.set("one"), NOON);
        scene.restoring(branch, saved).then().statusCode(200);

        // When
        var ofRun = scene.list(main, "run", main.run());
        var ofOther = scene.list(main, "run", branch.run());
        var told = scene.restoredBy(main, branch.run());
        scene.ends(branch, Conclusion.SUCCESS);
        var restored = scene.restoredBy(main, branch.run());

        // Then
        ofRun.then().body("generations.id", contains((int) saved.id()));
        ofOther.then().body("generations", empty());
        // Before the job is recorded, that it restores them is anybody's word.
        told.then().body("generations", empty());
        restored.then().body("generations.id", contains((int) saved.id()));
    }

    @Test
    void whatARunRestoredIsToldToNobodyWhoDoesNotPublishThere() {
        // Given
        scene.visible(main, scene.set("one"), NOON);
        var stranger = CiJob.fresh();

        // When
        var nobody = scene.list(main, "restoredBy", main.run());
        var another = given().auth()
                .oauth2(stranger.token())
                .queryParam("restoredBy", main.run())
                .get(SetScene.at(main));

        // Then
        nobody.then().statusCode(401);
        another.then().statusCode(403);
    }

    @Test
    void jobOfALiveSetIsNotForgotten() {
        // Given
        var saved = scene.visible(main, scene.set("one"), NOON);

        // When
        times.forgetOldJobs(main);

        // Then
        assertThat(scene.state(main, saved)).isEqualTo(SetState.VISIBLE);
    }
}
