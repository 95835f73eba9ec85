package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job that says that it begins has a row in the comment before it ends. */
@ExtendWith(SharedDeployment.class)
class ShowsBeforeItEndsIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "underway");
    private static final Commit COMMIT = new Commit("b25".repeat(13) + "0");

    private Deployment deployment;
    private Path directory;

    @BeforeEach
    void speakTo(Deployment shared) throws IOException {
        deployment = shared;
        directory = Workspace.directory("underway");
    }

    @Test
    void aJobIsRunningInTheCommentUntilItIsDone() throws Exception {
        // Given
        Files.writeString(directory.resolve("first.txt"), "the first file");
        assertThat(run("started", "--job", "build").exitCode()).isZero();
        assertThat(run("started", "--job", "test").exitCode()).isZero();

        // When
        assertThat(run("publish", "--job", "build", "--wait", "first.txt").exitCode())
                .isZero();

        // Then
        comment(body -> assertThat(body).contains("⏳ 1 of 2 jobs are in", "running since"));

        // And once it publishes, too
        assertThat(run("publish", "--job", "test", "--wait").exitCode()).isZero();
        comment(body -> assertThat(body).contains("✅ All 2 jobs passed").doesNotContain("running since"));
    }

    private void comment(Consumer<String> says) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deployment.forge().comments(REPOSITORY, 1))
                        .singleElement()
                        .satisfies(comment -> says.accept(comment.body())));
    }

    private Cli.Ended run(String command, String... more) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(
                command, "--repo", REPOSITORY.toString(), "--commit", COMMIT.hex(), "--pr", "1", "--run", "77"));
        all.addAll(List.of(more));
        return deployment.cli(directory).run(all.toArray(String[]::new));
    }
}
