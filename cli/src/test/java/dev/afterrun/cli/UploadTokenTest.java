package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.problem.ProblemType;
import dev.afterrun.contracts.token.TokenKind;
import dev.afterrun.contracts.token.TokenSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTokenTest {
    private static final String AT = "/v1/repositories/acme/rocket/upload-tokens";
    private static final String EXCHANGE = "POST /v1/upload-tokens/exchange";
    private static final String SECRET =
            TokenSecret.of(TokenKind.UPLOAD, new byte[TokenSecret.RANDOM_BYTES]).text();
    private static final String INSTALL = TokenSecret.of(TokenKind.INSTALL, new byte[TokenSecret.RANDOM_BYTES])
            .text();
    private static final String READS = """
            {"id":4,"kind":"install","name":"laptops","state":"good","by":"local",
             "since":"2026-01-02T03:04:05Z","until":"2026-04-02T03:04:05Z"}""";
    private static final String TOKEN = """
            {"id":3,"name":"Jen\\nkins","refs":"refs/heads/main","trust":"trusted","state":"good","by":"local",
             "since":"2026-01-02T03:04:05Z","until":"2026-04-02T03:04:05Z"}""";
    private static final String REVOKED = """
            {"id":2,"name":"old","refs":"refs/pull/*","trust":"untrusted","state":"revoked","by":"local",
             "since":"2026-01-02T03:04:05Z","until":"2026-04-02T03:04:05Z","lastUse":"2026-01-03T00:00:00Z",
             "revoked":"2026-01-04T00:00:00.5Z","revokedBy":"ada"}""";

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
    void theTokenAloneGoesToTheOutput() {
        // Given
        answer("POST " + AT, 201, "{\"secret\":\"" + SECRET + "\",\"token\":" + TOKEN + "}");

        // When
        var code = cli.run(
                "token", "create", "--name", "Jenkins", "--refs", "refs/heads/main", "--trusted", "--for", "90d");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get())
                .hasToString(
                        "{\"name\":\"Jenkins\",\"refs\":\"refs/heads/main\",\"trusted\":true,\"lasting\":\"90d\"}");
        assertThat(cli.out()).isEqualTo(SECRET + "\n");
        assertThat(cli.err())
                .contains("token 3 (Jen kins) uploads trusted runs of refs/heads/main of acme/rocket until"
                        + " 2026-04-02T03:04:05Z")
                .doesNotContain(SECRET);
    }

    @Test
    void anInstallTokenNamesNoRefs() {
        // Given
        answer("POST " + AT, 201, "{\"secret\":\"" + INSTALL + "\",\"token\":" + READS + "}");

        // When
        var code = cli.run("token", "create", "--name", "laptops", "--install");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get()).hasToString("{\"name\":\"laptops\",\"kind\":\"install\",\"trusted\":false}");
        assertThat(cli.out()).isEqualTo(INSTALL + "\n");
        assertThat(cli.err())
                .contains("token 4 (laptops) reads acme/rocket until 2026-04-02T03:04:05Z")
                .doesNotContain(INSTALL);
    }

    @Test
    void anInstallTokenIsSentAsItIs() {
        // Given
        answer("GET " + AT, 200, "{\"tokens\":[" + READS + "]}");

        // When
        var code = cli.with("AFTERRUN_TOKEN", INSTALL).run("token", "list");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.requests()).doesNotContain(EXCHANGE);
        assertThat(cli.out()).contains("install");
    }

    @Test
    void theListTellsWhichAreUsedAndWhyOthersAreNotGood() {
        // Given
        answer("GET " + AT, 200, "{\"tokens\":[" + TOKEN + "," + REVOKED + "]}");

        // When
        var code = cli.run("token", "list");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out().lines().map(line -> line.replaceAll(" +", " ").strip()))
                .containsExactly(
                        "TOKEN FOR NAME REFS RUNS STATE UNTIL LAST USE BY",
                        "3 upload Jen kins refs/heads/main trusted good 2026-04-02T03:04:05Z - local",
                        "2 upload old refs/pull/* untrusted revoked by ada 2026-04-02T03:04:05Z 2026-01-03T00:00:00Z local");
    }

    @Test
    void whereThereAreNoneThatIsSaid() {
        // Given
        answer("GET " + AT, 200, "{\"tokens\":[]}");

        // When
        cli.run("token", "list");

        // Then
        assertThat(cli.out()).isEqualTo("no tokens\n");
    }

    @Test
    void aRevokedOneSaysSinceWhenAndWhatIsStillGood() {
        // Given
        answer("DELETE " + AT + "/2", 200, REVOKED);

        // When
        var code = cli.run("token", "revoke", "2");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(cli.out())
                .isEqualTo("token 2 is revoked since 2026-01-04T00:00:00Z; what it was exchanged for ends within 15"
                        + " minutes\n");
    }

    @Test
    void aJobPublishesWithAnUploadTokenThatItHasExchanged() throws IOException {
        // Given
        Files.writeString(directory.resolve("a.txt"), "a file");
        answer(EXCHANGE, 200, signed());

        // When
        var code = cli.with("AFTERRUN_TOKEN", SECRET).run("publish", "a.txt");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(server.events()).hasSize(1);
        assertThat(server.requests()).containsOnlyOnce(EXCHANGE);
        assertThat(server.heard()).containsOnlyOnce(SECRET);
        assertThat(cli.out() + cli.err()).doesNotContain(SECRET).doesNotContain(FakeServer.TOKEN);
    }

    @Test
    void aTokenThatIsNotGoodEndsTheCommandWithWhatTheServerSays() throws IOException {
        // Given
        Files.writeString(directory.resolve("a.txt"), "a file");
        server.refuse(
                EXCHANGE,
                ProblemType.UNAUTHENTICATED.because(
                        "the upload token is not good: unknown, expired or revoked; ask whoever made it for another"));

        // When
        var code = cli.with("AFTERRUN_TOKEN", SECRET).run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(cli.err())
                .contains("exchanging the upload token")
                .contains("revoked")
                .doesNotContain(SECRET);
    }

    @Test
    void aTokenThatWasNotCopiedInFullIsFoundOutBeforeItIsSent() throws IOException {
        // Given
        Files.writeString(directory.resolve("a.txt"), "a file");
        var part = SECRET.substring(0, SECRET.length() - 1);

        // When
        var code = cli.with("AFTERRUN_TOKEN", part).run("publish", "a.txt");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(cli.err())
                .contains("AFTERRUN_TOKEN")
                .contains("copy it in full")
                .doesNotContain(part);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaid() {
        // When // Then
        assertThat(cli.run("token")).isEqualTo(2);
        assertThat(cli.run("token", "create", "--refs", "refs/heads/main")).isEqualTo(2);
        assertThat(cli.run("token", "create", "--name", "ci")).isEqualTo(2);
        assertThat(cli.run("token", "create", "--name", "ci", "--install", "--trusted"))
                .isEqualTo(2);
        assertThat(cli.run("token", "revoke", "0")).isEqualTo(2);
        assertThat(server.requests()).isEmpty();
    }

    private static String signed() {
        return "{\"token\":\"" + FakeServer.TOKEN + "\",\"until\":\"2026-01-02T03:19:05Z\",\"seconds\":900}";
    }

    private void answer(String request, int status, String body) {
        server.next(request, exchange -> {
            var received = exchange.getRequestBody().readAllBytes();
            if (received.length > 0) {
                sent.set(Json.MAPPER.readTree(received));
            }
            FakeServer.send(exchange, status, "application/json", body.getBytes(UTF_8));
        });
    }
}
