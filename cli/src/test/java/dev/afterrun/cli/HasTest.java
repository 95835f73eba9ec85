package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HasTest {
    private static final String SEARCH = "POST /v1/repositories/acme/rocket/files/search";
    private static final String COMMIT = "6e4ddaf0c8f5f0b2a7d0b8f4a8a5a9a1f3f2c1d0";
    private static final Digest APP = Digest.of("an app".getBytes(UTF_8));
    private static final String OTHER = "ab".repeat(32);

    @TempDir
    private Path directory;

    private final List<JsonNode> asked = new ArrayList<>();
    private FakeServer server;
    private CommandLineRun cli;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        cli = CommandLineRun.of(directory, server).file("app.jar", "an app");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileThatIsThereIsAnsweredWithItsAddress() {
        // Given
        answer("{\"contents\":[" + file("app.jar", APP, "https://files.test/app.jar") + "]}");

        // When
        var code = cli.run("has", "app.jar");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualToIgnoringNewLines("https://files.test/app.jar");
        assertThat(asked.getFirst().at("/digests/0").asText()).isEqualTo(APP.hex());
    }

    @Test
    void whatIsNotThereIsNamedAndEndsWithSix() {
        // Given
        answer("{\"contents\":[" + file("app.jar", APP, "https://files.test/app.jar") + "]}");

        // When
        var code = cli.run("has", OTHER, "app.jar");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.out()).isEqualToIgnoringNewLines("https://files.test/app.jar");
        assertThat(cli.err())
                .contains("looking for 2 files: one is not there: " + OTHER)
                .contains("publish it");
    }

    @Test
    void withACommitItAsksByName() {
        // Given
        answer("{\"paths\":[" + file("dist/a+b.whl", APP, "https://files.test/" + COMMIT + "/dist/a%2Bb.whl") + "]}");

        // When
        var code = cli.run("has", "--commit", COMMIT, "dist/a+b.whl");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(asked.getFirst().at("/commit").asText()).isEqualTo(COMMIT);
        assertThat(asked.getFirst().at("/paths/0").asText()).isEqualTo("dist/a+b.whl");
        assertThat(cli.out()).contains("/dist/a%2Bb.whl");
    }

    @Test
    void anOutageThatMayPassNeverMeansThatAllIsThere() {
        // Given
        var gone = server.url();
        server.close();

        // When
        var code = cli.with("AFTERRUN_URL", gone).run("has", "--optional", "--retry-for", "0s", "app.jar");

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(cli.err()).contains("warning").contains("--optional");
    }

    @Test
    void anOutageIsUnreachable() {
        // Given
        var gone = server.url();
        server.close();

        // When
        var code = cli.with("AFTERRUN_URL", gone).run("has", "--retry-for", "0s", "app.jar");

        // Then
        assertThat(code).isEqualTo(4);
    }

    @Test
    void aFileThatIsNotHereIsAMistake() {
        // When
        var code = cli.run("has", "nothing.jar");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains("nothing.jar: there is no such file here");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anAbbreviatedCommitIsAMistake() {
        // When
        var code = cli.run("has", "--commit", "6e4ddaf", "a.whl");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err()).contains("--commit").contains("in full");
    }

    @Test
    void manyAreAskedForInSeveralRequests() {
        // Given
        answer("{}");
        answer("{}");
        var paths = new ArrayList<>(List.of("has", "--commit", COMMIT));
        for (var i = 0; i < 501; i++) {
            paths.add("p" + i);
        }

        // When
        var code = cli.run(paths.toArray(String[]::new));

        // Then
        assertThat(code).isEqualTo(6);
        assertThat(asked).extracting(body -> body.at("/paths").size()).containsExactly(500, 1);
        assertThat(cli.err()).contains("501 are not there").contains("and 491 more");
    }

    private void answer(String json) {
        server.next(SEARCH, exchange -> {
            asked.add(Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes()));
            var body = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static String file(String path, Digest sha256, String address) {
        return "{\"path\":\"" + path + "\",\"sha256\":\"" + sha256 + "\",\"size\":6,\"address\":\"" + address + "\"}";
    }
}
