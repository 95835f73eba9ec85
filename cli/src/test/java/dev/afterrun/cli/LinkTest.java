package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTest {
    private static final String AT = "POST /v1/repositories/acme/rocket/links";
    private static final String URL = "https://content.test/-/link/a.b.c/hello.tar.gz";

    @TempDir
    private Path directory;

    private FakeServer server;
    private CommandLineRun cli;
    private final AtomicReference<String> sent = new AtomicReference<>("");

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
    void theLinkAloneGoesToTheOutput() {
        // Given
        answer();

        // When
        var code = cli.run("link", "--for", "7d", "main/dist/hello.tar.gz");

        // Then
        assertThat(code).as(cli.err()).isZero();
        assertThat(sent.get()).isEqualTo("{\"file\":\"main/dist/hello.tar.gz\",\"lasting\":\"7d\"}");
        assertThat(cli.out()).isEqualTo(URL + "\n");
        assertThat(cli.err())
                .contains("main/dist/hello.tar.gz of acme/rocket until 2026-01-02T03:04:05Z")
                .doesNotContain(URL);
    }

    @Test
    void howLongIsTheServersToSayWhereNothingIsSaid() {
        // Given
        answer();

        // When
        cli.run("link", "main/dist/hello.tar.gz");

        // Then
        assertThat(sent.get()).isEqualTo("{\"file\":\"main/dist/hello.tar.gz\"}");
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        // Given
        server.refuse(AT, ProblemType.NOT_FOUND.because("there is no file at /acme/rocket/main/x"));

        // When
        var code = cli.run("link", "main/x");

        // Then
        assertThat(code).isNotZero();
        assertThat(cli.err()).contains("there is no file at /acme/rocket/main/x");
        assertThat(cli.run("link")).isEqualTo(2);
    }

    private void answer() {
        server.next(AT, exchange -> {
            sent.set(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            FakeServer.send(
                    exchange,
                    201,
                    "application/json",
                    ("{\"url\":\"" + URL + "\",\"sha256\":\"" + "a".repeat(64)
                                    + "\",\"until\":\"2026-01-02T03:04:05Z\"}")
                            .getBytes(UTF_8));
        });
    }
}
