package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.http.JsonClient;
import dev.afterrun.forge.local.CommentBody;
import dev.afterrun.forge.local.CommentJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody asks in a comment, the forge tells of it, and the answer is seen where they asked. */
@ExtendWith(SharedDeployment.class)
class CommandIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "commands");
    private static final int NUMBER = 7;
    private static final Commit HEAD = new Commit("7d".repeat(20));

    @Test
    void keptFilesAreAnsweredByAReactionAndALineInTheOneComment(Deployment deployment)
            throws IOException, InterruptedException {
        // Given
        publish(deployment);
        await().atMost(PATIENCE).until(() -> !ours(deployment).isEmpty());
        var asking = asks(deployment, "/afterrun keep 30d\n/afterrun status");
        var webhooks = new Webhooks(deployment.ciClient().parts().events());
        var delivery = UUID.randomUUID().toString();

        // When
        var first = tell(webhooks, delivery, asking);
        var again = tell(webhooks, delivery, asking);

        // Then
        assertThat(List.of(first, again)).containsOnly(202);
        await().atMost(PATIENCE).until(() -> !reactions(deployment, asking).isEmpty());
        await().atMost(PATIENCE).until(() -> ours(deployment).getFirst().contains("octocat"));
        assertThat(reactions(deployment, asking)).containsExactly("+1");
        assertThat(ours(deployment))
                .singleElement()
                .asString()
                .contains("The files of " + HEAD.abbreviated() + " are kept until", "1 run, 1 file");
    }

    private static int tell(Webhooks webhooks, String delivery, CommentJson asking)
            throws IOException, InterruptedException {
        return webhooks.comment(
                delivery, REPOSITORY, NUMBER, asking.id(), asking.body().replace("\n", "\\n"));
    }

    private static void publish(Deployment deployment) throws IOException, InterruptedException {
        var directory = Workspace.directory("command-job");
        Files.writeString(directory.resolve("a.txt"), "to be kept");
        var published = deployment
                .cli(directory)
                .run(
                        "publish",
                        "--repo",
                        REPOSITORY.toString(),
                        "--commit",
                        HEAD.hex(),
                        "--pr",
                        Integer.toString(NUMBER),
                        "--run",
                        "1",
                        "--job",
                        "build",
                        "--wait",
                        "a.txt");
        assertThat(published.exitCode()).as(published.err()).isZero();
    }

    private static CommentJson asks(Deployment deployment, String words) throws IOException {
        return new JsonClient(deployment.stack().localForge(), Map.of())
                .send(
                        "POST",
                        "/v1/repos/" + REPOSITORY + "/pulls/" + NUMBER + "/comments",
                        new CommentBody(words, Optional.of("octocat")))
                .good()
                .as(CommentJson.class);
    }

    private static List<CommentJson> all(Deployment deployment) throws IOException {
        return new JsonClient(deployment.stack().localForge(), Map.of())
                .get("/v1/repos/" + REPOSITORY + "/pulls/" + NUMBER + "/comments?page=1")
                .good()
                .asListOf(CommentJson.class);
    }

    private static List<String> reactions(Deployment deployment, CommentJson asking) throws IOException {
        return all(deployment).stream()
                .filter(comment -> comment.id() == asking.id())
                .flatMap(comment -> comment.reactions().stream())
                .toList();
    }

    private static List<String> ours(Deployment deployment) throws IOException {
        return all(deployment).stream()
                .filter(comment -> comment.author().equals("afterrun"))
                .map(CommentJson::body)
                .toList();
    }
}
