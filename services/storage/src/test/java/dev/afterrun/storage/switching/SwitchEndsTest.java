package dev.afterrun.storage.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.PullRequestState;
import dev.afterrun.contracts.event.UploadsTold;
import dev.afterrun.contracts.settings.SwitchEnd;
import dev.afterrun.storage.testing.Api;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each way in which uploads end by themselves, with its reason told. */
@QuarkusTest
class SwitchEndsTest {
    private static final TestFile PACKAGE = TestFile.of("a.whl", "wheel");

    @Inject
    SwitchScene scene;

    @Inject
    Api api;

    @Test
    void afterAsManyRunsAsWereAskedForAndTheOtherJobsOfTheLastRunGoThrough() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 runs");
        api.open(job.ofRun("1"), PACKAGE);
        api.open(job.ofRun("1").named("other"), PACKAGE);

        // When
        api.open(job.ofRun("2"), PACKAGE);

        // Then
        assertThat(scene.told(job)).last().extracting(UploadsTold::ended).isEqualTo(Optional.of(SwitchEnd.RUNS));
        assertThat(api.open(job.ofRun("2").named("other"), PACKAGE).leftOut()).isEmpty();
        assertThat(api.open(job.ofRun("2").attempt(2), PACKAGE).leftOut()).isPresent();
        assertThat(api.open(job.ofRun("3"), PACKAGE).leftOut()).isPresent();
    }

    @Test
    void runsWithoutPackagesAreNotCounted() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "1 run");

        // When
        api.open(job.ofRun("1"), TestFile.of("a.log", "done"));

        // Then
        assertThat(scene.status(job).runsLeft()).contains(1);
    }

    @Test
    void atTheTimeLimitByTheDatabasesClock() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        scene.letTimePass(job);

        // When
        scene.review(job);

        // Then
        assertThat(scene.told(job)).last().extracting(UploadsTold::ended).isEqualTo(Optional.of(SwitchEnd.TIME));
    }

    @Test
    void atTheTimeLimitEvenBeforeAnybodyHasLooked() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        scene.letTimePass(job);

        // When
        var session = api.open(job, PACKAGE);

        // Then
        assertThat(session.leftOut()).isPresent();
        assertThat(scene.status(job).ended()).contains(SwitchEnd.TIME);
    }

    @Test
    void whenThePullRequestIsClosed() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        scene.open(job, job.commit(), Map.of("state", "closed"));

        // When
        scene.tell(job, PullRequestState.CLOSED);

        // Then
        assertThat(scene.status(job).ended()).contains(SwitchEnd.CLOSED);
        assertThat(api.open(job, PACKAGE).leftOut()).isPresent();
    }

    @Test
    void whenThePullRequestIsMerged() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        scene.open(job, job.commit(), Map.of("state", "merged"));

        // When
        scene.tell(job, PullRequestState.MERGED);

        // Then
        assertThat(scene.status(job).ended()).contains(SwitchEnd.MERGED);
    }

    @Test
    void atAPushThatChangesWhatCiDoes() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        var pushed = scene.push(job, "rerendered", ".ci_support/linux_64_.yaml");

        // When
        scene.tell(pushed, PullRequestState.OPEN);

        // Then
        assertThat(scene.status(job).ended()).contains(SwitchEnd.RERENDER);
    }

    @Test
    void atAPushOfWhichItCannotBeToldWhatItChanges() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        scene.forceAway(job);

        // When
        scene.tell(job, PullRequestState.OPEN);

        // Then
        assertThat(scene.status(job).ended()).contains(SwitchEnd.RERENDER);
    }

    @Test
    void notAtAPushThatLeavesCiAsItIs() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");
        var pushed = scene.push(job, "fix", "src/a.py");

        // When
        scene.tell(pushed, PullRequestState.OPEN);

        // Then
        assertThat(scene.status(job).on()).isTrue();
        assertThat(api.open(pushed, PACKAGE).leftOut()).isEmpty();
    }

    @Test
    void whenSomebodySwitchesOff() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");

        // When
        scene.switchOff(job);

        // Then
        assertThat(scene.status(job).ended()).contains(SwitchEnd.SWITCHED_OFF);
    }

    @Test
    void wordThatItWasClosedChangesNothingWhereItIsOpenNow() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "2 days");

        // When
        scene.tell(job, PullRequestState.CLOSED);
        scene.tell(job, PullRequestState.CLOSED);

        // Then
        assertThat(scene.status(job).on()).isTrue();
        assertThat(scene.told(job)).hasSize(1);
    }

    @Test
    void askedForAgainItIsOnAgainForWhatIsSeenNow() {
        // Given
        var job = scene.onRequest();
        scene.switchOn(job, "1 run");
        var pushed = scene.push(job, "rerendered", "conda-forge.yml");
        scene.tell(pushed, PullRequestState.OPEN);

        // When
        scene.switchOn(pushed, "1 run");

        // Then
        assertThat(scene.told(job)).last().satisfies(uploads -> {
            assertThat(uploads.on()).isTrue();
            assertThat(uploads.ended()).isEmpty();
        });
        assertThat(api.open(pushed, PACKAGE).leftOut()).isEmpty();
    }
}
