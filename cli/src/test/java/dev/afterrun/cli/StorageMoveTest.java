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

class StorageMoveTest {
    private static final String UNDER_WAY = """
            {"id":3,"step":"copy","from":"files","to":"bucket","state":"under-way","startedAt":"2026-01-01T00:00:00Z",
             "objects":1,"copies":2,"bytes":500,"expectedBytes":1000,"damaged":0,"unreadable":0}
            """;
    private static final String ENDED = """
            {"id":3,"step":"%s","from":"files","to":"bucket","state":"%s","startedAt":"2026-01-01T00:00:00Z",
             "finishedAt":"2026-01-01T00:01:00Z","objects":2,"copies":4,"bytes":1000,"expectedBytes":1000,"damaged":%d,
             "unreadable":%d,"rest":{"lacking":0,"copies":4,"condemned":0}}
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
    void copyWaitsUntilAllIsThere() {
        // Given
        answer("POST", UNDER_WAY);
        answer("GET", UNDER_WAY);
        answer("GET", ENDED.formatted("copy", "done", 0, 0));

        // When
        var code = cli.run("storage", "copy", "--from", "files", "--to", "bucket");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains(
                        "copy from files to bucket, done 2026-01-01T00:01:00Z: 4 blobs in 2 objects, 1.0 kB of 1.0 kB")
                .contains("left in files: 4 blobs, 0 of them not in bucket");
        assertThat(cli.pauses()).hasSize(2);
    }

    @Test
    void whoDoesNotWaitIsToldWhereToAsk() {
        // Given
        answer("POST", UNDER_WAY);

        // When
        var code = cli.run("storage", "drain", "--from", "files", "--to", "bucket", "--no-wait");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).contains("afterrun storage status");
    }

    @Test
    void waitingEndsWhenItsTimeIsOver() {
        // Given
        answer("POST", UNDER_WAY);
        answer("GET", UNDER_WAY);

        // When
        var code = cli.run("storage", "copy", "--from", "files", "--to", "bucket", "--timeout", "2s");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.err()).contains("not done after 2 s").contains("it goes on");
    }

    @Test
    void damageEndsWithFive() {
        // Given
        answer("GET", ENDED.formatted("copy", "done", 1, 0));

        // When
        var code = cli.run("storage", "status");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.err()).contains("1 damaged; 'afterrun verify status' names the files");
    }

    @Test
    void whatCouldNotBeReadEndsWithFour() {
        // Given
        answer("GET", ENDED.formatted("drain", "done", 0, 2));

        // When
        var code = cli.run("storage", "status");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.err()).contains("2 objects could not be read; give the same command again");
    }

    @Test
    void stoppingTellsHowFarItCame() {
        // Given
        answer("DELETE", ENDED.formatted("copy", "stopped", 0, 0));

        // When
        var code = cli.run("storage", "stop");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).contains("stopped 2026-01-01T00:01:00Z");
    }

    @Test
    void bothStoresHaveToBeNamed() {
        // When
        var code = cli.run("storage", "copy", "--from", "files");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains("--to");
    }

    @Test
    void noMoveAtAllEndsWithSix() {
        // Given
        server.refuse("GET /v1/store/move", ProblemType.NOT_FOUND.because("no move was begun yet"));

        // When
        var code = cli.run("storage", "status");

        // Then
        assertThat(code).isEqualTo(6);
    }

    private void answer(String method, String json) {
        server.next(method + " /v1/store/move", exchange -> {
            exchange.getRequestBody().readAllBytes();
            FakeServer.send(exchange, 200, "application/json", json.getBytes(UTF_8));
        });
    }
}
