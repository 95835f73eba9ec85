package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Commit;
import dev.afterrun.contracts.RepositoryName;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A job that ends while the database is away, as in a failover, is none the worse for it. */
@Tag("faults")
@ExtendWith(SharedDeployment.class)
class PublishInAnOutageIT {
    private static final RepositoryName REPOSITORY = new RepositoryName("system", "outage");
    private static final Commit COMMIT = new Commit("0a7".repeat(13) + "0");

    /** Longer than five tries at the second that a 503 asks for. */
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    @Test
    void jobWaitsForTheDatabaseAndIsStored(Deployment deployment) throws Exception {
        // Given
        var directory = Workspace.directory("outage");
        var bytes = new byte[3_000_000];
        new Random(4).nextBytes(bytes);
        Files.write(directory.resolve("big.bin"), bytes);
        Files.writeString(directory.resolve("small.txt"), "small");
        var client = deployment.ciClient();

        // When
        Cli.Ended published;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            deployment.stack().database().kill();
            var publishing = threads.submit(() -> deployment
                    .cli(directory)
                    .run(
                            "publish",
                            "--repo",
                            REPOSITORY.toString(),
                            "--commit",
                            COMMIT.hex(),
                            "--run",
                            "1",
                            "--wait",
                            "big.bin",
                            "small.txt"));
            LockSupport.parkNanos(OUTAGE.toNanos());
            deployment.stack().database().start();
            published = publishing.get();
        }

        // Then
        assertThat(published.exitCode()).as(published.err()).isZero();
        assertThat(published.err().lines().filter(line -> line.contains("it answered 503")))
                .as("what it waited for, said without a line for each try")
                .hasSizeBetween(1, 3)
                .first()
                .asString()
                .contains("; trying again for up to ");
        var address = client.parts().content() + "/" + REPOSITORY + "/" + COMMIT.hex() + "/big.bin";
        assertThat(client.get(URI.create(address)).body()).isEqualTo(bytes);
    }
}
