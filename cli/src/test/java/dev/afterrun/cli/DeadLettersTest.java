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

class DeadLettersTest {
    private static final String LETTER = """
            {"id":"storage/afterrun.runs/0/7","service":"storage","topic":"afterrun.runs","partition":0,"offset":7,
             "key":"local:acme/rocket:abc","type":"dev.afterrun.run.finished.v1","eventId":"e-1",
             "cause":"IllegalStateException: no such thing\\n\\tat x","failedAt":"2026-01-02T03:04:05Z"%s}
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
    void listShowsEachWithItsCauseInOneLine() {
        // Given
        answer("GET /v1/dead-letters", "{\"deadLetters\":[" + LETTER.formatted("") + "]}");

        // When
        var code = cli.run("dead-letters", "list");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .hasSize(2)
                .last()
                .isEqualTo("storage/afterrun.runs/0/7  storage  dev.afterrun.run.finished.v1  2026-01-02T03:04:05Z  "
                        + "IllegalStateException: no such thing at x");
    }

    @Test
    void listSaysWhenThereAreNone() {
        // Given
        answer("GET /v1/dead-letters", "{\"deadLetters\":[]}");

        // When
        cli.run("dead-letters", "list");

        // Then
        assertThat(cli.out()).isEqualTo("no dead letters\n");
    }

    @Test
    void showPrintsTheDataWithoutWhatWouldSteerATerminal() {
        // Given
        answer(
                "GET /v1/dead-letters/storage%2Fafterrun.runs%2F0%2F7",
                LETTER.formatted(",\"value\":\"{\\\"a\\\": \\u001b[31m\\n}\""));

        // When
        var code = cli.run("dead-letters", "show", "storage/afterrun.runs/0/7");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).contains("offset: 7", "event id: e-1", "{\"a\": ?[31m\n}");
    }

    @Test
    void replayPutsOneBack() {
        // Given
        server.fail("POST /v1/dead-letters/storage%2Fx/replay", 204);

        // When
        var code = cli.run("dead-letters", "replay", "storage/x");

        // Then
        assertThat(code).isZero();
        assertThat(cli.out()).isEqualTo("replayed storage/x\n1 dead letter replayed\n");
    }

    @Test
    void replayAllPutsBackWhatIsListed() {
        // Given
        answer("GET /v1/dead-letters", "{\"deadLetters\":[{\"id\":\"a\"},{\"id\":\"b\"}]}");
        server.fail("POST /v1/dead-letters/a/replay", 204);
        server.fail("POST /v1/dead-letters/b/replay", 204);

        // When
        var code = cli.run("dead-letters", "replay", "--all");

        // Then
        assertThat(code).isZero();
        assertThat(cli.out()).endsWith("2 dead letters replayed\n");
    }

    @Test
    void oneThatIsNotThereEndsWithSix() {
        // When
        var code = cli.run("dead-letters", "show", "nothing");

        // Then
        assertThat(code).isEqualTo(6);
    }

    @Test
    void replayWantsOneOrAll() {
        // When
        var code = cli.run("dead-letters", "replay");

        // Then
        assertThat(code).isEqualTo(2);
    }

    private void answer(String request, String json) {
        server.next(request, exchange -> FakeServer.send(exchange, 200, "application/json", json.getBytes(UTF_8)));
    }
}
