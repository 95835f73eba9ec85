package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.JsonClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pull request asks for uploads, gets them, and loses them at a push that changes what CI does. */
@ExtendWith(SharedDeployment.class)
class UploadsIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "uploads");
    private static final Commit FIRST = new Commit("1a".repeat(20));
    private static final Commit RERENDERED = new Commit("2b".repeat(20));

    @Test
    void packagesAreTakenFromAskingUntilAPushChangesWhatCiDoes(Deployment deployment) throws Exception {
        // Given
        var forge = new JsonClient(deployment.stack().localForge(), Map.of());
        forge.send(
                        "PUT",
                        "/v1/repos/" + REPOSITORY + "/contents/afterrun.toml",
                        Map.of("text", "[uploads]\nmode = \"on-request\""))
                .good();
        var directory = Workspace.directory("uploads");
        Files.writeString(directory.resolve("a-1.0.whl"), "wheel");
        Files.writeString(directory.resolve("build.log"), "done");

        // When nobody has asked
        var before = publish(deployment, directory, FIRST, "1");

        // Then the package is left out, and the job ends well
        assertThat(before.exitCode()).as(before.err()).isZero();
        assertThat(before.err()).contains("1 package file is left out").contains("afterrun uploads on --pr 7");
        assertThat(before.out()).contains("build.log").doesNotContain("a-1.0.whl");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(comment(deployment)).contains("1 package file was left out"));

        // When somebody has
        var asked = cli(deployment, directory).run("uploads", "on", "--pr", "7", "--for", "3runs");
        var after = publish(deployment, directory, FIRST, "2");

        // Then it is taken
        assertThat(asked.exitCode()).as(asked.err()).isZero();
        assertThat(after.exitCode()).as(after.err()).isZero();
        assertThat(after.out()).contains("a-1.0.whl");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(comment(deployment)).contains("Uploads are on until"));

        // When a push changes what CI does
        forge.send(
                        "PUT",
                        "/v1/repos/" + REPOSITORY + "/commits/" + RERENDERED + "/changes/" + FIRST,
                        Map.of("paths", List.of(".github/workflows/ci.yml")))
                .good();
        var rerendered = publish(deployment, directory, RERENDERED, "3");

        // Then nothing is taken any more, and it says why
        assertThat(rerendered.exitCode()).as(rerendered.err()).isZero();
        assertThat(rerendered.err()).contains("a push has changed what CI does");
        var status = cli(deployment, directory).run("uploads", "status", "--pr", "7");
        assertThat(status.out()).contains("off again: a push has changed what CI does");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(comment(deployment))
                        .contains("Uploads are off again: a push has changed what CI does"));
    }

    private static Cli.Ended publish(Deployment deployment, Path directory, Commit commit, String run)
            throws Exception {
        return cli(deployment, directory)
                .run(
                        "publish",
                        "--commit",
                        commit.hex(),
                        "--run",
                        run,
                        "--job",
                        "build",
                        "--pr",
                        "7",
                        "--wait",
                        "a-1.0.whl",
                        "build.log");
    }

    private static Cli cli(Deployment deployment, Path directory) throws Exception {
        return deployment.cli(directory).with("AFTERRUN_REPO", REPOSITORY.toString());
    }

    private static String comment(Deployment deployment) throws Exception {
        return deployment.forge().comments(REPOSITORY, 7).stream()
                .map(comment -> comment.body())
                .findFirst()
                .orElse("");
    }
}
