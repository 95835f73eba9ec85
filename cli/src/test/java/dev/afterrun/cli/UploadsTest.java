package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asking for uploads, and what {@code publish} does while nobody has. */
class UploadsTest {
    private static final String AT = "/v1/repositories/acme/rocket/pull-requests/7/uploads";
    private static final String ON = """
            {"mode":"on-request","on":true,"until":"2026-11-23T09:00:00.5Z","runsLeft":3,
             "by":{"login":"ada","id":""},"askedAt":"2026-11-21T09:00:00Z","ended":null,"endedAt":null}""";
    private static final String OFF = """
            {"mode":"on-request","on":false,"ended":"rerender","endedAt":"2026-11-21T10:00:00Z"}""";

    private static final String LEFT_OUT = """
            {"runs":[{"source":"https://github.com/acme/rocket/actions","run":"4711","leftOut":2,"state":"needed"}]}""";

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
    void uploadsAreSwitchedOnForSoManyRuns() {
        // Given
        answer("PUT " + AT, ON);
        answer("GET " + AT + "/reruns", "{\"runs\":[]}");

        // When
        var code = cli.run("uploads", "on", "--pr", "7", "--for", "3runs");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get()).hasToString("{\"on\":true,\"lasting\":\"3runs\"}");
        assertThat(cli.out())
                .isEqualTo("uploads of #7 in acme/rocket: on until 2026-11-23T09:00:00Z, for 3 more runs, asked for by"
                        + " ada\n");
    }

    @Test
    void whatIsToBeRunAgainIsNamed() {
        // Given
        answer("PUT " + AT, ON);
        answer("GET " + AT + "/reruns", LEFT_OUT);

        // When
        var code = cli.run("uploads", "on", "--pr", "7");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out())
                .endsWith("run 4711 of github.com/acme/rocket/actions: 2 package files were left out; run it again, or"
                        + " ask for that with --rerun\n");
    }

    @Test
    void itIsRunAgainWhereThatIsAskedFor() {
        // Given
        answer("PUT " + AT, ON);
        answer("POST " + AT + "/reruns", LEFT_OUT.replace("needed", "started"));

        // When
        var code = cli.run("uploads", "on", "--pr", "7", "--rerun");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).endsWith("left out; it runs again\n");
    }

    @Test
    void whatTheForgeDoesNotRunAgainIsNamedWithTheReasonAndEndsAsRefused() {
        // Given
        answer("PUT " + AT, ON);
        answer(
                "POST " + AT + "/reruns",
                LEFT_OUT.replace("\"needed\"", "\"by-hand\",\"why\":\"Afterrun would need a permission\""));

        // When
        var code = cli.run("uploads", "on", "--pr", "7", "--rerun");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.out()).endsWith("run it again by hand, since Afterrun would need a permission\n");
        assertThat(cli.err()).contains("run the others by hand");
    }

    @Test
    void uploadsAreSwitchedOff() {
        // Given
        answer("PUT " + AT, OFF.replace("rerender", "switched-off"));

        // When
        var code = cli.run("uploads", "off", "--pr", "7");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get()).hasToString("{\"on\":false}");
        assertThat(cli.out()).isEqualTo("uploads of #7 in acme/rocket: off again: somebody has switched them off\n");
    }

    @Test
    void statusSaysWhyTheyAreOffAgain() {
        // Given
        answer("GET " + AT, OFF);

        // When
        var code = cli.run("uploads", "status", "--pr", "7");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out()).isEqualTo("uploads of #7 in acme/rocket: off again: a push has changed what CI does\n");
    }

    @Test
    void refusalIsTheServersSentence() {
        // Given
        server.refuse("PUT " + AT, ProblemType.UPLOADS_REFUSED.because("pull request #7 is closed"));

        // When
        var code = cli.run("uploads", "on", "--pr", "7");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err()).contains("pull request #7 is closed");
    }

    @Test
    void pullRequestThatIsMissingIsAUsageError() {
        assertThat(cli.run("uploads", "on")).isEqualTo(2);
        assertThat(cli.err()).contains("--pr NUMBER");
    }

    @Test
    void timeThatCannotBeMeantIsAUsageErrorBeforeAnythingIsSent() {
        assertThat(cli.run("uploads", "on", "--pr", "7", "--for", "ever")).isEqualTo(2);
        assertThat(cli.err()).contains("'ever'").contains("3runs");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void publishLeavesOutWhatNobodyHasAskedForSaysSoAndEndsWell() throws IOException {
        // Given
        Files.writeString(directory.resolve("a.whl"), "wheel");
        Files.writeString(directory.resolve("a.log"), "done");
        server.leaveOut("uploads of pull request #7 are off until somebody asks for them", "a.whl");

        // When
        var code = cli.run("publish", "--pr", "7", "a.whl", "a.log");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.uploads().getLast().pullRequest()).contains(7);
        assertThat(cli.err())
                .contains("1 package file is left out: uploads of pull request #7 are off until somebody asks for them")
                .contains("left out: a.whl");
        assertThat(cli.out()).contains("a.log").doesNotContain("a.whl");
        assertThat(server.blobs()).isEqualTo(1);
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void publishOfPackagesAloneSendsTheEventWithoutThem() throws IOException {
        // Given
        Files.writeString(directory.resolve("a.whl"), "wheel");
        server.leaveOut("uploads are off", "a.whl");

        // When
        var code = cli.run("publish", "--pr", "7", "a.whl");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.blobs()).isZero();
        assertThat(server.events())
                .singleElement()
                .satisfies(
                        event -> assertThat(event.path("data").has("manifest")).isFalse());
        assertThat(directory.resolve("afterrun-out/SHA256SUMS")).doesNotExist();
    }

    private void answer(String request, String json) {
        server.next(request, exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            if (body.length > 0) {
                sent.set(Json.MAPPER.readTree(body));
            }
            var bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }
}
