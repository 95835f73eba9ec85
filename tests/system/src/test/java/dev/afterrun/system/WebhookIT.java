package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.JsonClient;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The forge tells by itself: a run that had no pull request gets its comment, and follows what becomes of that. */
@ExtendWith(SharedDeployment.class)
class WebhookIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "webhooks");
    private static final int NUMBER = 5;
    private static final Commit FIRST = new Commit("5f".repeat(20));
    private static final Commit SECOND = new Commit("6e".repeat(20));

    @Test
    void aRunFromBeforeThePullRequestIsCommentedAndBecomesAnEarlierCommitWhenItIsPushedOver(Deployment deployment)
            throws IOException, InterruptedException {
        // Given
        var webhooks = new Webhooks(deployment.ciClient().parts().events());
        publishWithoutAPullRequest(deployment);
        isHead(deployment, FIRST);
        var opened = webhooks.pullRequest("opened", REPOSITORY, NUMBER, FIRST, "2026-11-21T09:00:00Z");
        await().atMost(PATIENCE).until(() -> comment(deployment).contains(FIRST.abbreviated()));

        // When
        isHead(deployment, SECOND);
        var pushed = webhooks.pullRequest("synchronize", REPOSITORY, NUMBER, SECOND, "2026-11-21T09:05:00Z");

        // Then
        await().atMost(PATIENCE).until(() -> comment(deployment).contains(SECOND.abbreviated()));
        assertThat(opened).isEqualTo(202);
        assertThat(pushed).isEqualTo(202);
        assertThat(comment(deployment)).containsSubsequence(SECOND.abbreviated(), FIRST.abbreviated());
        assertThat(deployment.forge().comments(REPOSITORY, NUMBER)).hasSize(1);
    }

    private static void publishWithoutAPullRequest(Deployment deployment) throws IOException, InterruptedException {
        var directory = Workspace.directory("webhook-job");
        Files.writeString(directory.resolve("a.txt"), "of a commit without a pull request");
        var published = deployment
                .cli(directory)
                .run(
                        "publish",
                        "--repo",
                        REPOSITORY.toString(),
                        "--commit",
                        FIRST.hex(),
                        "--run",
                        "1",
                        "--job",
                        "build",
                        "--wait",
                        "a.txt");
        assertThat(published.exitCode()).as(published.err()).isZero();
    }

    private static void isHead(Deployment deployment, Commit head) throws IOException {
        new JsonClient(deployment.stack().localForge(), Map.of())
                .send("PUT", "/v1/repos/" + REPOSITORY + "/pulls/" + NUMBER, Map.of("head", head))
                .good();
    }

    /** What the one comment says; nothing while there is none. */
    private static String comment(Deployment deployment) throws IOException, InterruptedException {
        var comments = deployment.forge().comments(REPOSITORY, NUMBER);
        return comments.isEmpty() ? "" : comments.getFirst().body();
    }
}
