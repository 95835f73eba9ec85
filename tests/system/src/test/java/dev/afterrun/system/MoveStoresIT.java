package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An installation leaves its directory for a bucket: what docs/how-to/move-files-to-another-store.md says, step by step. */
@Tag("faults")
class MoveStoresIT {
    private static final String NAME = "move-stack";
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "moved");
    private static final Commit COMMIT = new Commit("3e".repeat(20));

    private static Bucket bucket;
    private static Deployment deployment;

    @BeforeAll
    static void start() throws IOException {
        bucket = Bucket.start("move-s3");
        deployment = Deployment.start(NAME, settings -> settings);
    }

    @AfterAll
    static void stop() throws IOException {
        deployment.close();
        bucket.close();
    }

    @Test
    void filesMoveIntoABucketAndTheDirectoryIsNeededNoMore() throws Exception {
        // Given
        var job = Workspace.directory("move-job");
        var large = file(job, "large.bin", 2_000_000);
        var small = file(job, "small.txt", 1_000);
        assertThat(cli(
                                "publish",
                                "--repo",
                                REPOSITORY.toString(),
                                "--commit",
                                COMMIT.hex(),
                                "--run",
                                "1",
                                "--wait",
                                "--dir",
                                ".")
                        .exitCode())
                .isZero();
        assertThat(objects()).isPositive();

        // When: both stores are configured
        var old = deployment.directory("blobs");
        startAgain(settings -> bucketFirst(settings)
                .with(Service.STORAGE, "AFTERRUN_BLOBS_OTHERS_FILES_KIND", "files")
                .with(Service.STORAGE, "AFTERRUN_BLOBS_OTHERS_FILES_FILES_DIRECTORY", old.toString()));
        var before = digestOf("large.bin");
        // And what is left is copied, and the old store drained
        var copied = cli("storage", "copy", "--from", "files", "--to", "bucket");
        var drained = cli("storage", "drain", "--from", "files", "--to", "bucket");

        // Then
        assertThat(before).isEqualTo(large);
        assertThat(copied.exitCode()).as(copied.err()).isZero();
        assertThat(copied.out()).contains("copy from files to bucket, done", "0 damaged, 0 unreadable");
        assertThat(drained.exitCode()).as(drained.err()).isZero();
        assertThat(drained.out()).contains("left in files: 0 blobs");
        await("the directory is empty").atMost(PATIENCE).until(() -> objects() == 0);

        // And when its settings are taken away
        startAgain(MoveStoresIT::bucketFirst);
        assertThat(digestOf("large.bin")).isEqualTo(large);
        assertThat(digestOf("small.txt")).isEqualTo(small);
    }

    private static StackSettings bucketFirst(StackSettings settings) {
        return bucket.of(settings)
                .with(Service.STORAGE, "AFTERRUN_BLOBS_NAME", "bucket")
                .with(Service.STORAGE, "AFTERRUN_RETENTION_GRACE", "PT0S");
    }

    private static void startAgain(UnaryOperator<StackSettings> choice) throws IOException {
        deployment.close();
        deployment = Deployment.startAgain(NAME, choice);
    }

    private static Digest file(Path directory, String name, int size) throws IOException {
        var content = new byte[size];
        new Random(name.hashCode()).nextBytes(content);
        Files.write(directory.resolve(name), content);
        return Digest.of(content);
    }

    private static Cli.Ended cli(String... arguments) throws IOException, InterruptedException {
        return deployment.cli(Workspace.data("move-job")).run(arguments);
    }

    private static Digest digestOf(String path) throws IOException {
        var client = deployment.ciClient();
        var address = URI.create(client.parts().content() + "/" + REPOSITORY + "/" + COMMIT.hex() + "/" + path);
        var answer = client.get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Digest.of(answer.body());
    }

    private static long objects() throws IOException {
        try (var files = Files.walk(deployment.directory("blobs").resolve("objects"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
