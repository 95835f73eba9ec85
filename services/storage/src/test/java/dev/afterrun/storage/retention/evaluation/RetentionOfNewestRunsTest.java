package dev.afterrun.storage.retention.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.TrustLevel;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionOfNewestRunsTest {
    private static final String NEWEST = """
            [[retention]]
            name = "two newest"
            default-branch = true
            newest = 2
            """;

    private final TestFile text = TestFile.of("a.txt", "text " + UUID.randomUUID());
    private final TestFile log = TestFile.of("logs/a.log", "log " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    RetentionScene scene;

    @Test
    void theRunThatIsTooOldForTheNewestGetsItsEnd() {
        // Given
        scene.rules(job, NEWEST);
        storage.publish(run(1), text);
        storage.publish(run(2), text);
        var held = scene.ends(run(1));
        var toldEnd = storage.told(run(1)).getLast().expiresAt();

        // When
        storage.publish(run(3), text);

        // Then
        assertThat(held).isEmpty();
        assertThat(toldEnd).isEmpty();
        assertThat(scene.ends(run(1))).containsKey("a.txt");
        assertThat(storage.told(run(1)).getLast().expiresAt()).isPresent();
        assertThat(scene.ends(run(2))).isEmpty();
        assertThat(scene.ends(run(3))).isEmpty();
    }

    @Test
    void aLateJobOfAnOldRunIsNoNewerRun() {
        // Given
        scene.rules(job, NEWEST);
        storage.publish(run(1), text);
        storage.publish(run(2), text);

        // When
        storage.publish(run(1).named("late"), log);

        // Then
        assertThat(scene.ends(run(1))).isEmpty();
        assertThat(scene.ends(run(2))).isEmpty();
    }

    @Test
    void runsWithoutFilesUntrustedOnesAndThoseOfOtherBranchesTakeNobodysPlace() {
        // Given
        scene.rules(job, NEWEST);
        storage.publish(run(1), text);
        storage.publish(run(2), text);

        // When
        storage.publish(run(3));
        storage.publish(run(4).trusted(TrustLevel.UNTRUSTED), text);
        storage.publish(run(5).onBranch("topic"), text);

        // Then
        assertThat(scene.ends(run(1))).isEmpty();
        assertThat(scene.ends(run(4).trusted(TrustLevel.UNTRUSTED)))
                .containsOnly(Map.entry("a.txt", Duration.ofDays(7)));
        assertThat(scene.ends(run(5))).containsOnly(Map.entry("a.txt", Duration.ofDays(7)));
    }

    private CiJob run(int number) {
        return job.ofRun(Integer.toString(number)).ofCommit(new Commit("%040x".formatted(number)));
    }
}
