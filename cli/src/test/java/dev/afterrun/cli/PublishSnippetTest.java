package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script publishes, and by which command line. */
@DisabledOnOs(OS.WINDOWS)
class PublishSnippetTest {
    @TempDir
    private Path directory;

    private SnippetRun snippet;

    @BeforeEach
    void serve() throws IOException {
        snippet = SnippetRun.in(directory);
    }

    @AfterEach
    void stop() {
        snippet.close();
    }

    @Test
    void itPublishesWithTheCommandLineOfTheServer() throws Exception {
        // When
        var said = snippet.run("app.txt");

        // Then
        assertThat(said).contains(Digest.of("hello\n".getBytes(UTF_8)).hex()).endsWith("exit 0");
        assertThat(snippet.server().requests()).contains("GET /cli/afterrun.jar", "GET /cli/afterrun.jar.sha256");
        assertThat(snippet.server().events()).hasSize(1);
    }

    @Test
    void aCommandLineWithAnotherDigestIsNotRun() throws Exception {
        // Given
        snippet.downloads().claim("afterrun.jar", "0".repeat(64));

        // When
        var said = snippet.run("app.txt");

        // Then
        assertThat(said).contains("/cli/afterrun.jar has not the SHA-256 000").endsWith("exit 5");
        assertThat(snippet.server().uploads()).isEmpty();
    }

    @Test
    void onlyAPinnedDigestIsRunWhateverTheServerSays() throws Exception {
        // Given
        snippet.with("AFTERRUN_CLI_SHA256", "1".repeat(64));

        // When
        var said = snippet.run("--optional", "app.txt");

        // Then
        assertThat(said).contains("has not the SHA-256 111").endsWith("exit 5");
    }

    @Test
    void whereThereIsNoJavaItTakesTheArchiveThatHasItsOwn() throws Exception {
        // Given
        snippet.withoutJava();
        snippet.downloads().archive("echo \"archive: $*\"");

        // When
        var said = snippet.run("--dir", "dist");

        // Then
        assertThat(said).startsWith("afterrun: no Java 21").endsWith("\narchive: publish --dir dist\nexit 0");
    }

    @Test
    void aTooOldJavaIsPassedOver() throws Exception {
        // Given
        SnippetRun.script(snippet.withoutJava().resolve("java"), "echo 'openjdk version \"17.0.1\"' >&2");
        snippet.downloads().archive("echo archive");

        // When
        var said = snippet.run("app.txt");

        // Then
        assertThat(said).endsWith("\narchive\nexit 0");
    }

    @Test
    void itSaysWhichSettingIsMissing() throws Exception {
        // Given
        snippet.without("AFTERRUN_URL");

        // When
        var said = snippet.run("app.txt");

        // Then
        assertThat(said).contains("AFTERRUN_URL is not set").endsWith("exit 2");
    }

    @Test
    void itTellsTheFilesOfTheEnvironmentWithoutArguments() throws Exception {
        // Given
        Files.writeString(directory.resolve("b.txt"), "b\n");
        snippet.with("AFTERRUN_FILES", "app.txt\nb.txt");

        // When
        var said = snippet.run();

        // Then
        assertThat(said).endsWith("exit 0");
        assertThat(snippet.server().uploads().getFirst().files()).hasSize(2);
    }
}
