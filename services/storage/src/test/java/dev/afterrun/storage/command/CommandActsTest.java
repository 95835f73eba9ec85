package dev.afterrun.storage.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.sql.Sql;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.RepositoryFiles;
import dev.afterrun.storage.testing.Storage;
import dev.afterrun.storage.testing.TestFile;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit log tells of what comments have done, once. */
@QuarkusTest
class CommandActsTest {
    private final TestFile file = TestFile.of("a.txt", "of a pull request " + UUID.randomUUID());
    private final CiJob job = CiJob.fresh().onBranch("feature").onPullRequest(CommandScene.NUMBER);

    @Inject
    Storage storage;

    @Inject
    CommandScene scene;

    @Inject
    RepositoryFiles files;

    @Inject
    Sql sql;

    @BeforeEach
    void aRunOfThePullRequest() {
        files.settings(job.repository(), "[uploads]\nmode = \"on-request\"");
        storage.publish(job, file);
    }

    @ParameterizedTest
    @CsvSource({
        "keep 30d,                     files-kept",
        "drop,                         files-dropped",
        "invalidate cargo,             set-invalidated",
        "invalidate cargo everywhere,  set-invalidated"
    })
    void aCommandIsAnActOfWhoeverSaidIt(String command, String act) {
        // When
        scene.say(job, "/afterrun " + command);

        // Then
        assertThat(acts()).containsExactly(act + " forge-user octocat");
    }

    @ParameterizedTest
    @CsvSource({"status", "help", "nonsense"})
    void whatOnlyAsksIsNone(String command) {
        // When
        scene.say(job, "/afterrun " + command);

        // Then
        assertThat(acts()).isEmpty();
    }

    @Test
    void aCommandThatIsCarriedOutAgainIsToldOnce() throws IOException {
        // Given
        scene.tell(scene.comment(job, "/afterrun drop"));
        scene.carryOutAndDie(job);

        // When
        storage.work();

        // Then
        assertThat(acts()).containsExactly("files-dropped forge-user octocat");
    }

    private List<String> acts() {
        return sql.list(
                row -> row.getString("act") + " " + row.getString("kind") + " " + row.getString("name"),
                "SELECT act, kind, name FROM audit_log WHERE repository = ? ORDER BY position",
                job.repository().toString());
    }
}
