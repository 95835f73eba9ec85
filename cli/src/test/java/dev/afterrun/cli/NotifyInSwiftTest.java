package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeGitHub;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A job without a server puts its files into a real Swift, which {@code blobs/blob-store-swift/peers.sh} starts. */
@EnabledIfSystemProperty(
        named = "peers.swift",
        matches = ".+",
        disabledReason = "blobs/blob-store-swift/peers.sh starts Swift")
class NotifyInSwiftTest {
    @TempDir
    private Path directory;

    private FakeGitHub github;

    @BeforeEach
    void start() throws IOException {
        github = new FakeGitHub("apache/cloudstack").open(5, CommandLineRun.COMMIT);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void filesAreReadByAnybodyWhoHasTheirAddressAndGoOnTheirDay() throws Exception {
        // Given
        var job = job();

        // When
        var code = job.run("notify", "--config", "pr.ini", "--store-days", "3");

        // Then
        assertThat(code).as(job.err()).isZero();
        var body = github.bodies().getFirst();
        var log = NotifyPr.read(NotifyPr.linkTo(body, "`run/a.log`"));
        assertThat(log.body()).isEqualTo("log");
        var end = log.headers().firstValueAsLong("X-Delete-At").orElseThrow();
        assertThat(Duration.between(Instant.now(), Instant.ofEpochSecond(end)))
                .isBetween(Duration.ofHours(71), Duration.ofHours(72));
        assertThat(NotifyPr.read(NotifyPr.linkTo(body, "3 files, 16 B")).body()).contains(">run/a.log</a>");
    }

    @Test
    void nobodyListsTheContainer() throws Exception {
        // Given
        job().run("notify", "--config", "pr.ini");

        // When
        var address = NotifyPr.linkTo(github.bodies().getFirst(), "`one.txt`");

        // Then
        var container = address.replaceFirst("/apache/.*", "");
        assertThat(NotifyPr.read(container).statusCode()).isEqualTo(401);
    }

    @Test
    void wrongPasswordIsOneLine() {
        // Given
        var job = job().with("AFTERRUN_STORE_SECRET", "wrong-never-shown");

        // When
        var code = job.run("notify", "--config", "pr.ini");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(job.err()).contains("logging in to Swift", "answered 401").doesNotContain("wrong-never-shown");
        assertThat(github.bodies().getFirst()).contains("all green", "could not be uploaded");
    }

    private CommandLineRun job() {
        return NotifyPr.job(directory)
                .with("AFTERRUN_STORE_ENDPOINT", System.getProperty("peers.swift") + "/auth/v1.0")
                .with("AFTERRUN_FORGE_URL", github.url());
    }
}
