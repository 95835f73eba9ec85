package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SumsTest {
    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theDigestsAreSavedByThePathsAsSeenFromHere() throws IOException {
        // Given
        cli.file("dist/a.txt", "a");

        // When
        cli.run("publish", "--dir", "dist");

        // Then
        assertThat(directory.resolve("afterrun-out/SHA256SUMS"))
                .hasContent(Digest.of("a".getBytes(UTF_8)) + "  dist/a.txt\n");
        assertThat(cli.out())
                .contains("digests: afterrun-out/SHA256SUMS (check with: sha256sum -c afterrun-out/SHA256SUMS)");
    }

    @Test
    void anotherPlaceMayBeNamed() {
        // Given
        cli.file("a.txt", "a");

        // When
        cli.run("publish", "--sums", "out/sums.txt", "a.txt");

        // Then
        assertThat(directory.resolve("out/sums.txt")).exists();
        assertThat(directory.resolve("afterrun-out")).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsAWarning() {
        // Given
        cli.file("a.txt", "a");

        // When
        var code = cli.run("publish", "--sums", "a.txt/sums.txt", "a.txt");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).contains("afterrun: warning: the digests could not be saved to a.txt/sums.txt");
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void sha256sumAgrees() throws IOException, InterruptedException {
        // Given
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/sha256sum")));
        var outside = Files.writeString(elsewhere.resolve("outside.log"), "o");
        cli.file("dist/a b.txt", "a")
                .file("dist/größe+#.txt", "g")
                .file("dist/empty", "")
                .file("top.bin", new byte[9]);

        // When
        cli.run("publish", "--dir", "dist", "top.bin", outside.toString());

        // Then
        var check = new ProcessBuilder("/usr/bin/sha256sum", "--strict", "-c", "afterrun-out/SHA256SUMS")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
        assertThat(said).hasLineCount(5);
    }
}
