package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.system.CiClient.Accepted;
import dev.afterrun.system.JobRun.PullRequestAt;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept outlives its time, and goes once nobody keeps it any more. */
class KeepIT {
    /** Long enough for a busy machine to start the CLI once, short enough to be waited for. */
    private static final Duration LIFETIME = Duration.ofSeconds(45);

    private static final RepositoryName REPOSITORY = new RepositoryName("system", "keeping");
    private static final Pattern PIN = Pattern.compile("pin (\\d+) keeps 1 file of run 1 until .*, for .*: the demo");

    private static Deployment deployment;
    private static CiClient client;

    @BeforeAll
    static void start() throws IOException {
        deployment = Deployment.start(
                "keep",
                settings -> settings.with(Service.STORAGE, "AFTERRUN_RETENTION_LIFETIME", LIFETIME.toString())
                        .with(Service.STORAGE, "AFTERRUN_RETENTION_GRACE", "PT0S"));
        client = deployment.ciClient();
    }

    @AfterAll
    static void stop() throws IOException {
        deployment.close();
    }

    @Test
    void aRunThatIsKeptOutlivesALaterOneAndGoesWhenItsPinIsEnded() throws Exception {
        // Given
        var at = new PullRequestAt(1, Workload.commit(new Random(12)));
        var kept = published(at, "1");
        var pin = keep();
        var later = published(at, "2");

        // When
        await("the later run has had its time")
                .atMost(LIFETIME.plus(PATIENCE))
                .until(() -> client.get(later).statusCode() == 410);

        // Then
        assertThat(client.get(kept).statusCode()).isEqualTo(200);
        assertThat(run("policy", "explain", "1").out())
                .contains("held by pin " + pin + " of ")
                .contains(": the demo");

        // And once nobody keeps it
        run("keep", "end", pin);
        await("it goes, too").atMost(PATIENCE).until(() -> client.get(kept).statusCode() == 410);
        var refused = cli().run("keep", "1", "--for", "1h", "--reason", "too late");
        assertThat(refused.exitCode()).isEqualTo(6);
        assertThat(refused.err()).contains("there is nothing to keep");
    }

    private static String keep() throws IOException, InterruptedException {
        var said = run("keep", "1", "--for", "1h", "--reason", "the demo").out().strip();
        var pin = PIN.matcher(said);
        assertThat(pin.matches()).as(said).isTrue();
        return pin.group(1);
    }

    private static Cli.Ended run(String... arguments) throws IOException, InterruptedException {
        var ended = cli().run(arguments);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        return ended;
    }

    private static Cli cli() throws IOException {
        return deployment.cli(Workspace.directory("keep-cli")).with("AFTERRUN_REPO", REPOSITORY.toString());
    }

    /** Where the run's file is. */
    private static URI published(PullRequestAt at, String run) throws IOException {
        var content = ("what run " + run + " has made").getBytes(StandardCharsets.UTF_8);
        var job = new JobRun(
                REPOSITORY, at, run, 1, "package", Conclusion.SUCCESS, Map.of("tool-" + run + ".txt", content));
        return settled(client.publish(job)).files().getFirst().url();
    }

    private static JobStatus settled(Accepted accepted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> client.status(accepted),
                        status -> status.isPresent() && status.get().settled())
                .orElseThrow();
    }
}
