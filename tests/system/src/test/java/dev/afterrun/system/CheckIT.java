package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.CheckState;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.forge.local.CheckJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A repository wants a check run beside the head of its pull requests, and no comment. */
@ExtendWith(SharedDeployment.class)
class CheckIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "checks");
    private static final Commit FIRST = new Commit("4d".repeat(20));
    private static final Commit HEAD = new Commit("3c".repeat(20));

    @Test
    void runBecomesACheckRunAndNoComment(Deployment deployment) throws Exception {
        // Given
        var forge = new JsonClient(deployment.stack().localForge(), Map.of());
        forge.send(
                        "PUT",
                        "/v1/repos/" + REPOSITORY + "/contents/afterrun.toml",
                        Map.of("text", "[comment]\ncomments = \"never\"\ncheck = \"check-run\""))
                .good();
        var directory = Workspace.directory("checks");
        Files.writeString(directory.resolve("build.log"), "done");
        // A repository's very first run may be told before it is known how the repository wants that.
        publish(deployment, directory, FIRST, 6);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(checks(forge, FIRST)).hasSize(1));

        // When
        publish(deployment, directory, HEAD, 7);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(checks(forge, HEAD))
                        .singleElement()
                        .satisfies(check -> {
                            assertThat(check.kind()).isEqualTo(CheckJson.Kind.CHECK_RUN);
                            assertThat(check.state()).isEqualTo(CheckState.SUCCESS);
                            assertThat(check.title()).isEqualTo("✅ 1 job passed");
                            assertThat(check.summary().orElseThrow()).contains("build.log");
                        }));
        assertThat(deployment.forge().comments(REPOSITORY, 7)).isEmpty();
    }

    private static void publish(Deployment deployment, Path directory, Commit commit, int pullRequest)
            throws Exception {
        var number = Integer.toString(pullRequest);
        var published = deployment
                .cli(directory)
                .with("AFTERRUN_REPO", REPOSITORY.toString())
                .run(
                        "publish",
                        "--commit",
                        commit.hex(),
                        "--run",
                        number,
                        "--job",
                        "build",
                        "--pr",
                        number,
                        "--wait",
                        "build.log");
        assertThat(published.exitCode()).as(published.err()).isZero();
    }

    private static List<CheckJson> checks(JsonClient forge, Commit commit) throws IOException {
        return forge.get("/v1/repos/" + REPOSITORY + "/commits/" + commit + "/checks")
                .good()
                .asListOf(CheckJson.class);
    }
}
