package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    private static final String UNDER_WAY = """
            {"pass":{"id":3,"startedAt":"2026-01-01T00:00:00Z","objects":1,"copies":2,"bytes":500,"expectedBytes":1000,
             "damaged":0,"unreadable":0},"nextAt":"2026-02-01T00:00:00Z","rate":10,"damagedCopies":0,"damaged":[]}
            """;
    private static final String FINISHED = """
            {"pass":{"id":3,"startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:01:00Z","objects":2,"copies":4,
             "bytes":1000,"expectedBytes":1000,"damaged":%d,"unreadable":0},"rate":10,"damagedCopies":%d,"damaged":[%s]}
            """;
    private static final String DAMAGED = """
            {"sha256":"%s","size":6,"store":"files","object":"ab/abc","damage":"the object is gone",
             "foundAt":"2026-01-01T00:00:30Z","readable":false,
             "files":[{"repository":"acme/rocket","run":"7","job":"build","path":"dist/a.whl"}]}
            """.formatted("ab".repeat(32));

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
    void statusTellsHowMuchWasReadAndWhen() {
        // Given
        answer("GET", FINISHED.formatted(0, 0, ""));

        // When
        var code = cli.run("verify", "status");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("finished 2026-01-01T00:01:00Z: 4 blobs in 2 objects, 1.0 kB of 1.0 kB; 0 damaged");
    }

    @Test
    void damageIsNamedWithItsFilesAndEndsWithFive() {
        // Given
        answer("GET", FINISHED.formatted(1, 1, DAMAGED));

        // When
        var code = cli.run("verify", "status");

        // Then
        assertThat(code).isEqualTo(5);
        assertThat(cli.out()).contains("files:ab/abc").contains("acme/rocket run 7, build: dist/a.whl");
        assertThat(cli.err()).contains("1 damaged; publish the same files again");
    }

    @Test
    void startWaitsUntilAllWasRead() {
        // Given
        answer("POST", UNDER_WAY);
        answer("GET", UNDER_WAY);
        answer("GET", FINISHED.formatted(0, 0, ""));

        // When
        var code = cli.run("verify", "start", "--wait");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).contains("finished");
        assertThat(cli.pauses()).hasSize(2);
    }

    @Test
    void waitingEndsWhenItsTimeIsOver() {
        // Given
        answer("POST", UNDER_WAY);
        answer("GET", UNDER_WAY);

        // When
        var code = cli.run("verify", "start", "--wait", "--timeout", "2s");

        // Then
        assertThat(code).isEqualTo(4);
        assertThat(cli.err()).contains("not done after 2 s").contains("it goes on");
    }

    private void answer(String method, String json) {
        server.next(method + " /v1/verification", exchange -> {
            var body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
