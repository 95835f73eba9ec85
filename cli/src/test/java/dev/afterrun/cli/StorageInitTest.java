package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageInitTest {
    @TempDir
    private Path directory;

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
    void initSaysThatTheStoreHasItsRules() {
        // Given
        answer("by-the-store");

        // When
        var code = cli.run("storage", "init");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo("the store ends abandoned uploads after 2 days\n");
    }

    @Test
    void aStoreWithoutRulesEndsWithThree() {
        // Given
        answer("by-storage-alone");

        // When
        var code = cli.run("storage", "init");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err())
                .isEqualTo(
                        "afterrun: setting the store's rules: the store knows no lifecycle rules; leave it to storage,"
                                + " which sweeps abandoned uploads every hour\n");
    }

    @Test
    void aDirectoryNeedsNone() {
        // Given
        answer("not-needed");

        // When
        var code = cli.run("storage", "init");

        // Then
        assertThat(code).isZero();
    }

    @Test
    void whoIsNoOperatorEndsWithThree() {
        // Given
        server.refuse("POST /v1/store/rules", ProblemType.FORBIDDEN.because("the token has not the role 'operator'"));

        // When
        var code = cli.run("storage", "init");

        // Then
        assertThat(code).isEqualTo(3);
    }

    private void answer(String ending) {
        server.next("POST /v1/store/rules", exchange -> {
            exchange.getRequestBody().readAllBytes();
            FakeServer.send(
                    exchange, 200, "application/json", ("{\"abandonedUploads\":\"" + ending + "\"}").getBytes(UTF_8));
        });
    }
}
