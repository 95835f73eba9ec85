package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

class KeepTest {
    private static final String AT = "/v1/repositories/acme/rocket/pins";
    private static final String OF_RUN = """
            {"id":5,"run":"77","owner":"ada","reason":"the\\ndemo","by":"ci","since":"2026-01-02T03:04:05Z",
             "until":"2026-02-01T03:04:05.5Z","page":"https://web.test/acme/rocket/run-77"}""";
    private static final String OF_FILE = """
            {"id":6,"run":"77","job":"build","attempt":1,"path":"dist/app.whl","owner":"ada","reason":"bisecting",
             "by":"ci","since":"2026-01-02T03:04:05Z","page":"https://web.test/acme/rocket/run-77"}""";

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;
    private final AtomicReference<JsonNode> sent = new AtomicReference<>();

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
    void runIsKeptForAWhile() {
        // Given
        answer("POST " + AT, "{\"pin\":" + OF_RUN + ",\"files\":12,\"gone\":1}");

        // When
        var code = cli.run("keep", "77", "--for", "30d", "--reason", "the demo", "--owner", "ada");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get())
                .hasToString("{\"of\":\"run-77\",\"lasting\":\"30d\",\"reason\":\"the demo\",\"owner\":\"ada\"}");
        assertThat(cli.out())
                .isEqualTo("pin 5 keeps 12 files of run 77 until 2026-02-01T03:04:05Z, for ada: the demo"
                        + " (1 file had gone before)\n");
    }

    @Test
    void fileIsKeptUntilItIsEnded() {
        // Given
        answer("POST " + AT, "{\"pin\":" + OF_FILE + ",\"files\":1,\"gone\":0}");

        // When
        var code = cli.run("keep", "latest/dist/app.whl", "--for", "forever", "--reason", "bisecting");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get())
                .hasToString("{\"of\":\"latest/dist/app.whl\",\"lasting\":\"forever\",\"reason\":\"bisecting\"}");
        assertThat(cli.out())
                .isEqualTo("pin 6 keeps dist/app.whl of build in run 77 until it is ended, for ada: bisecting\n");
    }

    @ParameterizedTest
    @CsvSource({
        "run-77,                                                  run-77",
        "https://files.test/acme/rocket/6e4ddaf/dist/a%20b.whl?x, 6e4ddaf/dist/a%20b.whl",
        "https://web.test/Acme/Rocket/run-77#job-1,               run-77",
        "100%,                                                    run-100%25",
    })
    void whatIsMeantIsReadFromAnAddressToo(String given, String asked) {
        // Given
        answer("POST " + AT, "{\"pin\":" + OF_RUN + ",\"files\":1,\"gone\":0}");

        // When
        var code = cli.run("keep", given, "--for", "2w", "--reason", "why not");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get().path("of").asText()).isEqualTo(asked);
    }

    @Test
    void anOutageIsPassedOverWhereThatIsAsked() {
        // Given
        cli.with("AFTERRUN_URL", "http://127.0.0.1:1").with("AFTERRUN_RETRY_FOR", "0s");

        // When
        var code = cli.run("keep", "77", "--for", "30d", "--reason", "the demo", "--optional");

        // Then
        assertThat(code).isZero();
        assertThat(cli.err()).hasLineCount(1).contains("warning", "passed over, as --optional asks");
    }

    @Test
    void listHasALineForEachPin() {
        // Given
        answer("GET " + AT, "{\"pins\":[" + OF_RUN + "," + OF_FILE + "]}");

        // When
        var code = cli.run("keep", "list");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "PIN KEEPS UNTIL OWNER REASON",
                        "5 run 77 2026-02-01T03:04:05Z ada the demo",
                        "6 dist/app.whl of build in run 77 - ada bisecting");
    }

    @Test
    void listSaysWhenThereAreNone() {
        // Given
        answer("GET " + AT, "{\"pins\":[]}");

        // When
        cli.run("keep", "list");

        // Then
        assertThat(cli.out()).isEqualTo("no pins\n");
    }

    @Test
    void pinIsEnded() {
        // Given
        server.fail("DELETE " + AT + "/5", 204);

        // When
        var code = cli.run("keep", "end", "5");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo("pin 5 holds nothing any more\n");
    }

    @ParameterizedTest
    @CsvSource({
        "EXPIRED,   6",
        "NOT_FOUND, 6",
        "AMBIGUOUS, 3",
        "FORBIDDEN, 3",
        "INVALID,   5",
    })
    void refusalEndsWithItsOwnCodeAndSaysWhatItIs(ProblemType type, int exit) {
        // Given
        server.refuse("POST " + AT, type.because("there is nothing to keep: it went; run the job again"));

        // When
        var code = cli.run("keep", "77", "--for", "30d", "--reason", "the demo");

        // Then
        assertThat(code).isEqualTo(exit);
        assertThat(cli.err()).contains("keeping run-77: there is nothing to keep: it went; run the job again");
    }

    @ParameterizedTest
    @CsvSource({
        "keep,                                              which run or file",
        "keep 77 --reason x,                                --for 30d",
        "keep 77 --for 30d,                                 why is missing",
        "keep 77 --for ever --reason x,                     forever",
        "keep 77 --for 0d --reason x,                       30d",
        "keep https://web.test/a/b/run-1 --for 1d --reason x, no address of acme/rocket",
        "keep end,                                          PIN",
        "keep end 0,                                        1 or more",
        "keep end all,                                      all",
    })
    void whatCannotBeIsToldWithTheMend(String line, String told) {
        // When
        var code = cli.run(line.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains(told);
        assertThat(server.requests()).noneMatch(request -> request.contains("/pins"));
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
