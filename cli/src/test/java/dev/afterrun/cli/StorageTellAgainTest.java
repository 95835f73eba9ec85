package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTellAgainTest {
    private static final String UNDER_WAY = """
            {"id":3,"newEpoch":true,"startedAt":"2026-01-01T00:00:00Z","told":100,"expected":1200}
            """;
    private static final String DONE = """
            {"id":3,"newEpoch":true,"startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:01:00Z","told":1200,
             "expected":1200}
            """;

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
    void itWaitsUntilAllWereTold() {
        // Given
        var asked = new AtomicReference<String>();
        server.next("POST /v1/store/tell-again", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            FakeServer.send(exchange, 202, "application/json", UNDER_WAY.getBytes(UTF_8));
        });
        answer("GET", UNDER_WAY);
        answer("GET", DONE);

        // When
        var code = cli.run("storage", "tell-again", "--new-epoch");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(asked.get()).isEqualTo("{\"newEpoch\":true}");
        assertThat(cli.out()).isEqualTo("done 2026-01-01T00:01:00Z: 1,200 jobs told again\n");
    }

    @Test
    void statusBeginsNothing() {
        // Given
        answer("GET", UNDER_WAY);

        // When
        var code = cli.run("storage", "tell-again", "--status");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo("under way since 2026-01-01T00:00:00Z: 100 jobs told again\n");
    }

    private void answer(String method, String status) {
        server.next(method + " /v1/store/tell-again", exchange -> {
            exchange.getRequestBody().readAllBytes();
            FakeServer.send(exchange, 200, "application/json", status.getBytes(UTF_8));
        });
    }
}
