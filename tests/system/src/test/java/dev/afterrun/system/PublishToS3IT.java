package dev.afterrun.system;

import static dev.afterrun.system.Patience.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.afterrun.blobs.bucket.FaultyProxy.Fault;
import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a CI job does with the CLI where storage is on S3: large files go straight to the bucket. */
@Tag("faults")
class PublishToS3IT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "s3");
    private static final Commit COMMIT = new Commit("53".repeat(20));
    private static final int MEBIBYTE = 1024 * 1024;
    /** More than goes in one request: five parts, of which the last is short. */
    private static final int LARGE = 64 * MEBIBYTE + 1;

    private static final int ALWAYS = 10_000;

    private static Bucket bucket;
    private static Deployment deployment;

    private Path directory;

    @BeforeAll
    static void start() throws IOException {
        bucket = Bucket.start("s3");
        deployment = Deployment.start("s3-stack", bucket::of);
    }

    @AfterAll
    static void stop() throws IOException {
        deployment.close();
        bucket.close();
    }

    @BeforeEach
    void begin() throws IOException {
        directory = Workspace.directory("s3-job");
        bucket.behave();
    }

    @Test
    void largeFilesGoStraightToTheBucketAndSmallOnesThroughStorage() throws Exception {
        // Given
        var inOneRequest = file("medium.bin", MEBIBYTE);
        var small = file("small.txt", 1000);

        // When
        var published = publish("1", "medium.bin", "small.txt");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(bucket.sent()).containsExactly("whole");
        assertThat(digestOf("medium.bin")).isEqualTo(inOneRequest);
        assertThat(digestOf("small.txt")).isEqualTo(small);
    }

    @Test
    void whoIsKilledInTheMiddleSendsOnlyTheRestTheNextTime() throws Exception {
        // Given: two of the five parts arrive, and the two that follow hang
        var large = file("large.bin", LARGE);
        bucket.fail(ALWAYS, Fault.SILENCE, part -> bucket.sent().size() >= 2);
        var killed = cli().begin(arguments("2", "large.bin"));
        await().atMost(PATIENCE).until(() -> bucket.failed() >= 2);
        var before = bucket.sent();
        killed.destroyForcibly().waitFor();
        bucket.behave();

        // When
        var published = publish("2", "large.bin");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(before).hasSize(2);
        assertThat(bucket.sent()).hasSize(3).doesNotContainAnyElementsOf(before);
        assertThat(digestOf("large.bin")).isEqualTo(large);
    }

    @Test
    void aBucketThatIsAwayForAMomentIsTriedAgain() throws Exception {
        // Given
        var content = file("patient.bin", 2 * MEBIBYTE);
        bucket.fail(2, Fault.OVERLOADED, part -> bucket.failed() < 2);

        // When
        var published = publish("3", "patient.bin");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(bucket.sent()).containsExactly("whole");
        assertThat(published.err()).contains("it answered 503; trying again for up to ");
        assertThat(digestOf("patient.bin")).isEqualTo(content);
    }

    @Test
    void aBucketThatStaysAwayIsSaidSoInOneLineAndTheFileGoesThroughStorage() throws Exception {
        // Given
        var content = file("stubborn.bin", 2 * MEBIBYTE);
        bucket.fail(ALWAYS, Fault.OVERLOADED, part -> true);

        // When
        var published = publish("4", "--retry-for", "0s", "stubborn.bin");

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(published.err().lines().filter(line -> line.contains("; sending it through the server")))
                .hasSize(1);
        assertThat(bucket.sent()).isEmpty();
        assertThat(digestOf("stubborn.bin")).isEqualTo(content);
    }

    private Digest file(String name, int size) throws IOException {
        var content = new byte[size];
        new Random(name.hashCode()).nextBytes(content);
        Files.write(directory.resolve(name), content);
        return Digest.of(content);
    }

    private Cli cli() throws IOException {
        return deployment.cli(directory);
    }

    private Cli.Ended publish(String run, String... more) throws IOException, InterruptedException {
        return cli().run(arguments(run, more));
    }

    private static String[] arguments(String run, String... more) {
        var all = new ArrayList<>(List.of("publish", "--repo", REPOSITORY.toString(), "--commit", COMMIT.hex()));
        all.addAll(List.of("--run", run, "--parallel", "2", "--wait"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static Digest digestOf(String path) throws IOException {
        var client = deployment.ciClient();
        var address = URI.create(client.parts().content() + "/" + REPOSITORY + "/" + COMMIT.hex() + "/" + path);
        var answer = client.get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Digest.of(answer.body());
    }
}
