package dev.afterrun.storage.retention.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.RunStored;
import dev.afterrun.contracts.job.ArtifactCounts;
import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.Bytes;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetentionTest {
    private static final String LOGS_SOONER = """
            [[retention]]
            name = "logs"
            paths = ["*.log"]
            keep = "1d"

            [[retention]]
            keep = "30d"
            """;

    private final TestFile text = TestFile.of("a.txt", "text " + UUID.randomUUID());
    private final TestFile log = TestFile.of("logs/a.log", "log " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh();

    @Inject
    Storage storage;

    @Inject
    RetentionScene scene;

    @Inject
    EvaluateJob evaluateJob;

    @Inject
    Bytes bytes;

    @Inject
    Sql sql;

    @Test
    void eachFileHasTheEndOfTheFirstRuleThatIsAboutIt() {
        // Given
        scene.rules(job, LOGS_SOONER);

        // When
        storage.publish(job, text, log);

        // Then
        assertThat(scene.ends(job)).isEqualTo(Map.of("a.txt", Duration.ofDays(30), "logs/a.log", Duration.ofDays(1)));
        assertThat(scene.rulesOf(job)).containsExactly("rule 2", "logs");
        assertThat(end()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void aRepositoryWithoutRulesHasTheOperators() {
        // When
        storage.publish(job, text);

        // Then
        assertThat(scene.ends(job)).containsOnly(Map.entry("a.txt", Duration.ofDays(7)));
        assertThat(scene.rulesOf(job)).containsExactly("every run");
    }

    @Test
    void onlyTheFilesWhoseEndHasComeGoAndTheNextEndIsTold() throws IOException {
        // Given
        scene.rules(job, LOGS_SOONER);
        storage.letSessionEnd(storage.publish(job, text, log));
        scene.passed(job, Duration.ofDays(2));
        var told = storage.told(job).size();

        // When
        storage.expiryDue(job);
        storage.expiryDue(job);
        storage.letGraceEnd();
        storage.work();

        // Then
        assertThat(last().counts()).isEqualTo(new ArtifactCounts(0, 1, 0, 0, 1, text.content().length));
        assertThat(end()).isEqualTo(Duration.ofDays(30));
        assertThat(storage.told(job)).hasSize(told + 1);
        assertThat(bytes.readable(text.sha256())).isTrue();
        assertThat(bytes.rows(log.sha256())).isZero();
    }

    @Test
    void withTheLastFileTheJobHasExpired() {
        // Given
        scene.rules(job, LOGS_SOONER);
        storage.publish(job, text, log);
        scene.passed(job, Duration.ofDays(2));
        storage.expiryDue(job);
        scene.passed(job, Duration.ofDays(29));

        // When
        storage.expiryDue(job);

        // Then
        assertThat(last().counts()).isEqualTo(new ArtifactCounts(0, 0, 0, 0, 2, 0));
        assertThat(last().expiresAt()).isEmpty();
        assertThat(sql.exists("SELECT 1 FROM job WHERE key = ? AND expired_at IS NOT NULL", RetentionScene.key(job)))
                .isTrue();
    }

    @Test
    void rulesThatChangeReachTheFilesThatAreHere() throws IOException {
        // Given
        scene.rules(job, LOGS_SOONER);
        storage.publish(job, text, log);

        // When
        scene.change(job, "[[retention]]\nkeep = \"3d\"");
        storage.work();

        // Then
        assertThat(scene.ends(job)).isEqualTo(Map.of("a.txt", Duration.ofDays(3), "logs/a.log", Duration.ofDays(3)));
        assertThat(end()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void proposalThatWasOnItsWayWhenTheRulesChangedIsRefused() throws IOException {
        // Given
        scene.rules(job, LOGS_SOONER);
        storage.publish(job, text, log);
        scene.passed(job, Duration.ofDays(2));
        scene.change(job, "[[retention]]\nkeep = \"30d\"");

        // When: nothing was evaluated anew since
        storage.expiryDue(job);

        // Then
        assertThat(last().counts().stored()).isEqualTo(2);
        assertThat(end()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void evaluatedAgainNoRowIsWritten() {
        // Given
        scene.rules(job, LOGS_SOONER);
        storage.publish(job, text, log);
        var before = scene.versions(job);
        var told = storage.told(job).size();

        // When
        evaluateJob.work(RetentionScene.key(job));

        // Then
        assertThat(scene.versions(job)).isEqualTo(before);
        assertThat(storage.told(job)).hasSize(told);
    }

    private RunStored last() {
        return storage.told(job).getLast();
    }

    private Duration end() {
        return scene.toldEnd(job);
    }
}
