package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.fake.FakeTokens;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.Manifest;
import dev.afterrun.contracts.event.RunReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of a fork's pull request sends nothing: it leaves what it would send for the forge to carry. */
class HandingOverTest {
    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        server.takeJobTokens(JobTokens.of(server.url()), token -> false);
        try (var tokens = new FakeTokens()) {
            cli = JobTokens.gitHub(CommandLineRun.of(directory, server), tokens);
        }
        cli.with("ACTIONS_ID_TOKEN_REQUEST_URL", "")
                .with("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "")
                .file(
                        "event.json",
                        "{\"pull_request\":{\"number\":5,\"head\":{\"repo\":{\"id\":2}},\"base\":{\"repo\":{\"id\":1}}}}")
                .with("GITHUB_EVENT_NAME", "pull_request")
                .with("GITHUB_EVENT_PATH", directory.resolve("event.json").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aForksJobLeavesWhatItWouldSendAndSaysHowItIsCarried() throws IOException {
        // Given
        cli.file("b.txt", "bytes");

        // When
        var code = cli.run("publish", "--conclusion", "failure", "b.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        var report = Json.read(Files.readAllBytes(directory.resolve("afterrun-out/report.json")), RunReport.class);
        var manifestBytes = Files.readAllBytes(directory.resolve("afterrun-out/manifest.json"));
        var manifest = Json.read(manifestBytes, Manifest.class);
        var digest = Digest.of("bytes".getBytes(StandardCharsets.UTF_8));
        assertThat(report.conclusion()).isEqualTo(Conclusion.FAILURE);
        assertThat(report.manifest().orElseThrow().sha256()).isEqualTo(Digest.of(manifestBytes));
        assertThat(manifest.files()).hasSize(1).first().satisfies(entry -> {
            assertThat(entry.path().value()).isEqualTo("b.txt");
            assertThat(entry.sha256()).isEqualTo(digest);
        });
        assertThat(directory.resolve("afterrun-out/blobs/" + digest)).hasContent("bytes");
        assertThat(directory.resolve("afterrun-out/SHA256SUMS")).hasContent(digest + "  b.txt");
        assertThat(cli.out().lines().filter(line -> line.contains("actions/upload-artifact")))
                .hasSize(1)
                .first()
                .asString()
                .contains("handed over: 1 file, 5 B in afterrun-out/", "name: 'afterrun-", "path: afterrun-out");
        assertThat(server.events()).isEmpty();
    }

    @Test
    void aForksJobWithoutFilesLeavesItsReport() {
        // When
        var code = cli.run("publish");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(directory.resolve("afterrun-out/report.json")).exists();
        assertThat(directory.resolve("afterrun-out/manifest.json")).doesNotExist();
    }

    @Test
    void aForksJobNextToAServerOfItsOwnPublishesThere() {
        // Given
        cli.file("b.txt", "bytes")
                .file(
                        ".afterrun/endpoint",
                        "{\"url\": \"" + server.url() + "\", \"token\": \"" + FakeServer.TOKEN + "\"}");

        // When
        var code = cli.run("publish", "b.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.events()).hasSize(1);
        assertThat(directory.resolve("afterrun-out/report.json")).doesNotExist();
    }

    @Test
    void aForksJobThatWasGivenATokenPublishes() {
        // When
        var code = cli.with("AFTERRUN_TOKEN", "given").run("publish", "a.txt");

        // Then
        assertThat(directory.resolve("afterrun-out/report.json")).doesNotExist();
        assertThat(code).isNotZero();
    }
}
