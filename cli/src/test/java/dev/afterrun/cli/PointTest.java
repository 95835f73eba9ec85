package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTest {
    private static final String AT = "/v1/repositories/acme/rocket/pointers";
    private static final String COMMIT = CommandLineRun.COMMIT;
    private static final String LATEST = """
            {"name":"latest","commit":"%s","version":3,"since":"2026-01-02T03:04:05.6Z","by":"ada","reason":"a\\nfix",
             "page":"https://web.test/acme/rocket/latest","files":"https://files.test/acme/rocket/latest/"}
            """.formatted(COMMIT);

    private static final String HISTORY = """
            {"name":"latest","moves":[{"version":3,"commit":"%s","at":"2026-01-02T03:04:05.6Z","by":"ada"}]}
            """.formatted(COMMIT);

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;
    private final AtomicReference<JsonNode> sent = new AtomicReference<>();
    private final AtomicReference<String> condition = new AtomicReference<>();

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
    void pointerIsLedToACommitUnderACondition() {
        // Given
        answer("PUT " + AT + "/latest", LATEST);

        // When
        var code = cli.run("point", "latest", "--to", "a3f5c1d", "--expect", "0c1d2e3", "--reason", "a fix");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get()).hasToString("{\"to\":\"a3f5c1d\",\"expect\":\"0c1d2e3\",\"reason\":\"a fix\"}");
        assertThat(cli.out()).isEqualTo("latest -> " + COMMIT + "  https://web.test/acme/rocket/latest\n");
    }

    @Test
    void pointerIsGivenABranchToFollow() {
        // Given
        answer(
                "PUT " + AT + "/latest",
                LATEST.replace("\"by\"", "\"follows\":{\"branch\":\"main\",\"jobs\":[\"build\"]},\"by\""));

        // When
        var code = cli.run("point", "latest", "--follow", "main", "--job", "build");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get()).hasToString("{\"follow\":{\"branch\":\"main\",\"jobs\":[\"build\"]}}");
        assertThat(cli.out()).contains("follows main (build)");
    }

    @Test
    void pointerIsLedBack() {
        // Given
        answer("GET " + AT + "/latest/history", HISTORY);
        answer("POST " + AT + "/latest/undo", LATEST);

        // When
        var code = cli.run("point", "latest", "--undo", "--repo", "acme/rocket");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get()).hasToString("{}");
    }

    @Test
    void pointerIsLedBackOnceThoughTheAnswerWasLost() {
        // Given
        answer("GET " + AT + "/latest/history", HISTORY);
        server.next("POST " + AT + "/latest/undo", HttpExchange::close);
        server.next("POST " + AT + "/latest/undo", exchange -> {
            condition.set(exchange.getRequestHeaders().getFirst("If-Match"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(412, -1);
        });

        // When
        var code = cli.run("point", "latest", "--undo", "--repo", "acme/rocket");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(condition.get()).isEqualTo("\"3\"");
    }

    @Test
    void pointerIsTakenAway() {
        // Given
        server.fail("DELETE " + AT + "/latest", 204);

        // When
        var code = cli.run("point", "latest", "--remove");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo("latest points nowhere\n");
    }

    @Test
    void withoutAnOptionItIsToldWhereThePointerLeads() {
        // Given
        answer("GET " + AT + "/latest", LATEST);

        // When
        var code = cli.run("point", "latest");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).startsWith("latest -> " + COMMIT);
    }

    @Test
    void listHasALineForEachPointer() {
        // Given
        answer("GET " + AT, "{\"pointers\":[" + LATEST + "]}");

        // When
        var code = cli.run("point", "list");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines())
                .hasSize(2)
                .last()
                .isEqualTo("latest  " + COMMIT + "  -        2026-01-02T03:04:05Z  ada  a fix");
    }

    @Test
    void listSaysWhenThereAreNone() {
        // Given
        answer("GET " + AT, "{\"pointers\":[]}");

        // When
        cli.run("point", "list");

        // Then
        assertThat(cli.out()).isEqualTo("no pointers\n");
    }

    @Test
    void historyHasALineForEachMove() {
        // Given
        answer("GET " + AT + "/latest/history", """
                {"name":"latest","moves":[
                  {"version":2,"at":"2026-01-02T03:04:05Z","by":"ada","reason":"broken"},
                  {"version":1,"commit":"%s","at":"2026-01-01T03:04:05Z","by":"afterrun"}]}
                """.formatted(COMMIT));

        // When
        var code = cli.run("point", "history", "latest");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "MOVE COMMIT AT BY REASON",
                        "2 nowhere 2026-01-02T03:04:05Z ada broken",
                        "1 " + COMMIT + " 2026-01-01T03:04:05Z afterrun -");
    }

    @Test
    void anOutageIsPassedOverWhereThatIsAskedUnlessThePointerIsRead() {
        // Given
        cli.with("AFTERRUN_URL", "http://127.0.0.1:1").with("AFTERRUN_RETRY_FOR", "0s");

        // When
        var moved = cli.run("point", "latest", "--to", COMMIT, "--optional");
        var read = cli.run("point", "latest", "--optional");

        // Then
        assertThat(moved).isZero();
        assertThat(cli.err().lines().toList().getFirst()).contains("warning", "passed over, as --optional asks");
        assertThat(read).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "POINTER_REFUSED,     3",
        "PRECONDITION_FAILED, 3",
        "AMBIGUOUS,           3",
        "FORBIDDEN,           3",
        "NOT_FOUND,           6",
        "INVALID,             5",
    })
    void refusalEndsWithItsOwnCodeAndSaysWhatItIs(ProblemType type, int exit) {
        // Given
        server.refuse("PUT " + AT + "/latest", type.because("'latest' points to X; look again"));

        // When
        var code = cli.run("point", "latest", "--to", COMMIT);

        // Then
        assertThat(code).isEqualTo(exit);
        assertThat(cli.err()).contains("moving 'latest': 'latest' points to X; look again");
    }

    @ParameterizedTest
    @CsvSource({
        "point,                            which pointer",
        "point pr-5 --undo,                looks like a pull request",
        "point latest --to x --undo,       mutually exclusive",
        "point latest --to x --job build,  --job belongs to --follow",
        "point latest --repo x --undo,     --repo OWNER/NAME",
        "point history,                    NAME",
    })
    void whatCannotBeIsToldBeforeAnythingIsSent(String line, String told) {
        // When
        var code = cli.run(line.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains(told);
        assertThat(server.requests()).isEmpty();
    }

    private void answer(String request, String json) {
        server.next(request, exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            if (body.length > 0) {
                sent.set(Json.MAPPER.readTree(body));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.getBytes(UTF_8).length);
            exchange.getResponseBody().write(json.getBytes(UTF_8));
        });
    }
}
