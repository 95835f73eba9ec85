package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointTest {
    @TempDir
    private Path directory;

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theNearestEndpointGoingUpIsTaken() throws IOException {
        // Given
        var deep = Files.createDirectories(directory.resolve("a/b/c"));
        endpoint(".afterrun");

        // When
        var code = CommandLineRun.in(deep).run("publish", "--commit", CommandLineRun.COMMIT);

        // Then
        assertThat(code).isZero();
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aDataDirectoryMayBeNamed() throws IOException {
        // Given
        endpoint("elsewhere");

        // When
        var code =
                CommandLineRun.in(directory).run("publish", "--commit", CommandLineRun.COMMIT, "--data", "elsewhere");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void aDataDirectoryWithoutAServerEndsWithSix() {
        // Given
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run("publish", "--commit", CommandLineRun.COMMIT, "--data", "elsewhere");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("'afterrun up --data elsewhere'");
    }

    @Test
    void theFilesTokenGoesToNoOtherServer() throws IOException {
        // Given
        endpoint(".afterrun");
        try (var other = new FakeServer()) {
            // When
            var code = CommandLineRun.in(directory)
                    .run("publish", "--commit", CommandLineRun.COMMIT, "--url", other.url());

            // Then
            assertThat(code).isEqualTo(3);
        }
    }

    @Test
    void aBrokenEndpointFileIsToldWithoutItsContent() throws IOException {
        // Given
        Files.createDirectories(directory.resolve(".afterrun"));
        Files.writeString(directory.resolve(".afterrun/endpoint"), "{\"token\": \"very-secret\" oops");
        var cli = CommandLineRun.in(directory);

        // When
        var code = cli.run("publish", "--commit", CommandLineRun.COMMIT);

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).doesNotContain("very-secret").contains("it is not what 'afterrun up' writes");
    }

    private void endpoint(String data) throws IOException {
        Files.createDirectories(directory.resolve(data));
        Files.writeString(
                directory.resolve(data).resolve("endpoint"),
                "{\"url\":\"" + server.url() + "/\",\"token\":\"" + FakeServer.TOKEN + "\"}");
    }
}
