package dev.afterrun.storage.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.upload.RunToRepeat;
import dev.afterrun.contracts.upload.RunToRepeat.State;
import dev.afterrun.forge.Forge;
import dev.afterrun.forge.Rerun;
import dev.afterrun.storage.auditlog.AuditLog;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which runs are to run once more for what was left out of them, and who is asked to do so. */
@QuarkusTest
class RunAgainTest {
    private static final TestFile WHEEL = TestFile.of("dist/a-1.0-py3-none-any.whl", "wheel");
    private static final TestFile SECOND = TestFile.of("dist/b-1.0-py3-none-any.whl", "another wheel");
    private static final TestFile LOG = TestFile.of("build.log", "done");

    @Inject
    SwitchScene scene;

    @Inject
    Storage storage;

    @Inject
    RunsLeftOut runs;

    @Inject
    Forge forge;

    @Inject
    AuditLog auditLog;

    @Test
    void runsOfTheHeadOfWhichPackagesWereLeftOutAreNamedTheNewestFirst() throws IOException {
        // Given
        var job = scene.onRequest().ofRun("1");
        storage.publish(job, WHEEL, SECOND);
        storage.publish(job.named("other job"), WHEEL);
        storage.publish(job.ofRun("2"), WHEEL);
        storage.publish(job.ofRun("3"), LOG);

        // When
        var needed = runAgain(forge).needed(scene.repository(job), 7);

        // Then
        assertThat(needed).extracting(RunToRepeat::run).containsExactly("2", "1");
        assertThat(needed).extracting(RunToRepeat::leftOut).containsExactly(1, 3);
    }

    @Test
    void runThatBroughtThemInALaterAttemptIsNotNamed() throws IOException {
        // Given
        var job = scene.onRequest();
        storage.publish(job, WHEEL);
        scene.switchOn(job, "2 days");
        storage.publish(job.attempt(2), WHEEL);

        // When
        var needed = runAgain(forge).needed(scene.repository(job), 7);

        // Then
        assertThat(needed).isEmpty();
    }

    @Test
    void runOfAnEarlierHeadIsNotNamed() throws IOException {
        // Given
        var job = scene.onRequest();
        storage.publish(job, WHEEL);
        scene.push(job, "next", "src/a.py");

        // When
        var needed = runAgain(forge).needed(scene.repository(job), 7);

        // Then
        assertThat(needed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "merged"})
    void nothingIsRunAgainForAPullRequestThatIsOver(String state) throws IOException {
        // Given
        var job = scene.onRequest();
        storage.publish(job, WHEEL);
        scene.becomesGitHubs(job, "4711");
        scene.open(job, job.commit(), Map.of("state", state));
        var running = new RunningForge(forge, new Rerun.Started());

        // When
        var started = runAgain(running).start(scene.repository(job), 7, SwitchScene.AUTHOR);

        // Then
        assertThat(started).isEmpty();
        assertThat(running.asked()).isEmpty();
    }

    @Test
    void forgeIsAskedForItsOwnRunAtThePresentHead() throws IOException {
        // Given
        var job = scene.onRequest();
        storage.publish(job, WHEEL);
        scene.becomesGitHubs(job, "4711");
        var running = new RunningForge(forge, new Rerun.Started());

        // When
        var started = runAgain(running).start(scene.repository(job), 7, SwitchScene.AUTHOR);

        // Then
        assertThat(started).extracting(RunToRepeat::state).containsExactly(State.STARTED);
        assertThat(running.asked()).containsExactly("4711 at " + job.commit());
    }

    @Test
    void permissionThatIsMissingIsNamed() throws IOException {
        // Given
        var job = scene.onRequest();
        storage.publish(job, WHEEL);
        scene.becomesGitHubs(job, "4711");

        // When
        var asked = runAgain(new RunningForge(forge, new Rerun.NotPermitted("Actions: Read and write")))
                .start(scene.repository(job), 7, SwitchScene.AUTHOR);

        // Then
        assertThat(asked).extracting(RunToRepeat::state).containsExactly(State.BY_HAND);
        assertThat(asked)
                .extracting(RunToRepeat::why)
                .containsExactly(Optional.of("Afterrun would need the permission \"Actions: Read and write\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"build-17", "0", "-1", "99999999999999999999", "4711/../5"})
    void whatNoRunOfTheForgeIsCalledIsLeftToPeople(String run) throws IOException {
        // Given
        var job = scene.onRequest();
        storage.publish(job, WHEEL);
        scene.becomesGitHubs(job, run);
        var running = new RunningForge(forge, new Rerun.Started());

        // When
        var asked = runAgain(running).start(scene.repository(job), 7, SwitchScene.AUTHOR);

        // Then
        assertThat(asked).extracting(RunToRepeat::state).containsExactly(State.BY_HAND);
        assertThat(running.asked()).isEmpty();
    }

    @Test
    void runOfAnotherCiIsLeftToPeople() throws IOException {
        // Given
        var job = scene.onRequest().ofRun("4711");
        storage.publish(job, WHEEL);
        var running = new RunningForge(forge, new Rerun.Started());

        // When
        var asked = runAgain(running).start(scene.repository(job), 7, SwitchScene.AUTHOR);

        // Then
        assertThat(asked)
                .extracting(RunToRepeat::why)
                .containsExactly(Optional.of("it is not one of the forge's own CI"));
        assertThat(running.asked()).isEmpty();
    }

    @Test
    void noMoreThanFiveAreRunAtATime() throws IOException {
        // Given
        var job = scene.onRequest();
        for (var run = 1; run <= 7; run++) {
            storage.publish(job.ofRun("run " + run), WHEEL);
        }

        // When
        var needed = runAgain(forge).needed(scene.repository(job), 7);

        // Then
        assertThat(needed).hasSize(RunAgain.MOST);
    }

    private RunAgain runAgain(Forge by) {
        return new RunAgain(runs, by, auditLog);
    }
}
