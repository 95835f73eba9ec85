package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.contracts.problem.Problem;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.system.CiClient.Accepted;
import dev.afterrun.system.JobRun.PullRequestAt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files are there for their time, then gone: from their address, from the comment and from the store. */
class ExpiryIT {
    /** Long enough for a busy machine to read a file once, short enough to be waited for. */
    private static final Duration LIFETIME = Duration.ofSeconds(30);

    private static final RepositoryName REPOSITORY = new RepositoryName("system", "expiring");
    private static final Pattern UNTIL = Pattern.compile("kept until (\\S+),");
    private static final String PATH = "dist/tool";

    private static Deployment deployment;
    private static CiClient client;

    @BeforeAll
    static void start() throws IOException {
        deployment = Deployment.start(
                "expiry",
                settings -> settings.with(Service.STORAGE, "AFTERRUN_RETENTION_LIFETIME", LIFETIME.toString())
                        .with(Service.STORAGE, "AFTERRUN_RETENTION_GRACE", "PT0S")
                        .with(Service.STORAGE, "AFTERRUN_UPLOAD_SESSION_LIFETIME", "PT25S"));
        client = deployment.ciClient();
    }

    @AfterAll
    static void stop() throws IOException {
        deployment.close();
    }

    @Test
    void aFileIsServedForItsTimeThenGoneEverywhereAndMayComeBack() throws Exception {
        // Given
        var random = new Random(6);
        var at = new PullRequestAt(1, Workload.commit(random));
        // Larger than what lies in packs together with others.
        var content = new byte[400 * 1024];
        random.nextBytes(content);
        var first = client.publish(job(at, "1", content));
        var stored = settled(first);
        var address = stored.files().getFirst().url();
        assertThat(client.get(address).body()).isEqualTo(content);
        assertThat(objects()).isNotEmpty();
        var end = stored.expiresAt().orElseThrow();

        // When
        await().atMost(LIFETIME.plus(PATIENCE)).until(() -> client.get(address).statusCode() != 200);

        // Then
        assertThat(end).isBeforeOrEqualTo(Instant.now());
        assertIsGone(address, end);
        await("the comment says so")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(deployment.forge().comments(REPOSITORY, 1))
                        .singleElement()
                        .satisfies(comment -> assertThat(CommentRow.of(comment.body()))
                                .singleElement()
                                .extracting(CommentRow::files)
                                .isEqualTo("1 expired")));
        await("no object is left in the store")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(objects()).isEmpty());

        // And it may come back
        var again = client.publish(job(at, "2", content));
        var back = settled(again);
        assertThat(back.counts().stored()).isEqualTo(1);
        assertThat(client.get(back.files().getFirst().url()).body()).isEqualTo(content);
        proposalsAgainChangeNothingThatIsNotDue(first, again);
    }

    private void proposalsAgainChangeNothingThatIsNotDue(Accepted gone, Accepted there) throws Exception {
        var before = List.of(client.status(gone), client.status(there));
        var queue = Queue.of(deployment.stack());
        var proposals = queue.records(Topics.EXPIRY, Queue.keyOf(REPOSITORY));
        assertThat(proposals).isNotEmpty();
        queue.sendInReverse(proposals, 2);
        await("the proposals are refused")
                .atMost(PATIENCE)
                .until(() ->
                        queue.records(Topics.EXPIRY, Queue.keyOf(REPOSITORY)).size() >= proposals.size() * 3);
        assertThat(client.status(gone)).isEqualTo(before.getFirst());
    }

    private static void assertIsGone(URI address, Instant end) throws IOException {
        var answer = client.get(address);
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        var problem = Json.read(answer.body(), Problem.class);
        assertThat(problem.type()).hasToString("urn:afterrun:problem:expired");
        assertThat(problem.detail()).as("when and why").contains("kept until").contains("time had passed");
        assertThat(Instant.parse(UNTIL.matcher(problem.detail())
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1)))
                .as("never before it was promised to end")
                .isBetween(end.truncatedTo(ChronoUnit.SECONDS), end.plus(PATIENCE));
    }

    private static JobStatus settled(Accepted accepted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> client.status(accepted),
                        status -> status.isPresent() && status.get().settled())
                .orElseThrow();
    }

    private static List<Path> objects() throws IOException {
        try (var files = Files.walk(deployment.directory("blobs"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return Files.size(file) > 0;
                        } catch (IOException e) {
                            return false;
                        }
                    })
                    .toList();
        }
    }

    private static JobRun job(PullRequestAt at, String run, byte[] content) {
        return new JobRun(REPOSITORY, at, run, 1, "package", Conclusion.SUCCESS, Map.of(PATH, content));
    }
}
