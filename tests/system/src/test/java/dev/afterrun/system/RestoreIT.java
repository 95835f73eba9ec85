package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.system.CiClient.Accepted;
import dev.afterrun.system.JobRun.PullRequestAt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL is lost and an older copy takes its place: what docs/operations/restore.md says, step by step. */
@Tag("faults")
class RestoreIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "restored");
    private static final List<Service> WRITERS = List.of(Service.STORAGE, Service.NOTIFIER, Service.REAPER);

    private static Deployment deployment;
    private static CiClient client;

    private final Random random = new Random(5);

    @BeforeAll
    static void start() throws IOException {
        deployment = Deployment.start(
                "restore",
                settings -> settings.with(Service.STORAGE, "AFTERRUN_PUBLISHING_PATIENCE", "PT5S")
                        .with(Service.STORAGE, "AFTERRUN_AUDIT_GRACE", "PT0S"));
        client = deployment.ciClient();
    }

    @AfterAll
    static void stop() throws IOException {
        deployment.close();
    }

    @Test
    void whatTheBackupKnowsIsServedAndWhatIsLostIsNamed() throws Exception {
        // Given
        var before = objects();
        var gone = publish("gone", "dist/gone");
        var ofGone = objects();
        ofGone.removeAll(before);
        var kept = publish("kept", "dist/kept");
        Stillness.isReached(deployment.stack());
        var backup = Backup.of(deployment, "an-hour-old");
        var late = publish("late", "dist/late");
        Stillness.isReached(deployment.stack());

        // When
        stopWriters();
        backup.restore(deployment);
        // Deleted after the backup, as what ends then is.
        for (var object : ofGone) {
            Files.delete(object);
        }
        rewind();
        startWriters();

        // Then
        assertThat(settled(late).counts().missing())
                .as("told again, without its bytes")
                .isEqualTo(1);
        assertThat(cli("storage", "tell-again", "--new-epoch").exitCode()).isZero();
        assertThat(settled(kept).revision().number()).isGreaterThan(1_000_000);

        var found = cli("storage", "audit");
        assertThat(found.exitCode()).as(found.err()).isEqualTo(5);
        assertThat(found.out()).contains("dist/gone", "without a row").doesNotContain("dist/kept");

        var mended = cli("storage", "audit", "--repair");
        assertThat(mended.exitCode()).as(mended.err()).isEqualTo(5);
        assertThat(mended.out()).contains("dist/gone");
        assertThat(read(kept, "dist/kept")).isEqualTo(content("dist/kept"));
        await("nothing is left that only one of both tells of").atMost(PATIENCE).untilAsserted(() -> {
            var again = cli("storage", "audit");
            assertThat(again.exitCode()).as(again.err()).isZero();
            assertThat(again.out()).contains("0 missing, 0 without a row");
        });

        // And it comes back
        for (var lost : List.of(gone, late)) {
            var path = lost.job().files().keySet().iterator().next();
            var back = client.publish(lost.job().withAttempt(2, lost.job().files()));
            assertThat(settled(back).counts().stored()).isEqualTo(1);
            assertThat(read(back, path)).isEqualTo(content(path));
        }
    }

    private Accepted publish(String run, String path) throws IOException {
        var at = new PullRequestAt(1, Workload.commit(random));
        var job = new JobRun(REPOSITORY, at, run, 1, "package", Conclusion.SUCCESS, Map.of(path, content(path)));
        var accepted = client.publish(job);
        assertThat(settled(accepted).counts().stored()).isEqualTo(1);
        return accepted;
    }

    private static byte[] content(String path) {
        var content = new byte[100_000];
        new Random(path.hashCode()).nextBytes(content);
        return content;
    }

    private static byte[] read(Accepted accepted, String path) throws IOException {
        var file = client.status(accepted).orElseThrow().files().stream()
                .filter(one -> one.path().value().equals(path))
                .findFirst()
                .orElseThrow();
        return client.get(file.url()).body();
    }

    private static JobStatus settled(Accepted accepted) {
        return await().atMost(PATIENCE)
                .until(
                        () -> client.status(accepted),
                        status -> status.filter(JobStatus::settled).isPresent())
                .orElseThrow();
    }

    private static void stopWriters() throws IOException {
        for (var service : WRITERS) {
            deployment.stack().service(service).stop(Duration.ofMinutes(1));
        }
    }

    /** Once all consumers have left the group, which is a matter of seconds. */
    private static void rewind() {
        var queue = Queue.of(deployment.stack());
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            queue.rewind(Service.STORAGE.word(), List.of(Topics.RUNS, Topics.PULL_REQUESTS));
            return true;
        });
    }

    private static void startWriters() throws IOException {
        for (var service : WRITERS) {
            deployment.stack().service(service).start();
        }
    }

    private static Cli.Ended cli(String... arguments) throws IOException, InterruptedException {
        return deployment.cli(deployment.directory("work")).run(arguments);
    }

    private static Set<Path> objects() throws IOException {
        try (var files = Files.walk(deployment.directory("blobs").resolve("objects"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toCollection(HashSet::new));
        }
    }
}
