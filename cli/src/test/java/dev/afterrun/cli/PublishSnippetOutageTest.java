package dev.afterrun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a job where the script cannot have its command line. */
@DisabledOnOs(OS.WINDOWS)
class PublishSnippetOutageTest {
    @TempDir
    private Path directory;

    private SnippetRun snippet;

    @BeforeEach
    void serve() throws IOException {
        snippet = SnippetRun.in(directory);
    }

    @AfterEach
    void stop() {
        snippet.close();
    }

    @Test
    void anOutageEndsTheJobUnlessItIsOptional() throws Exception {
        // Given
        snippet.with("AFTERRUN_URL", "http://127.0.0.1:1");

        // When
        var required = snippet.run("app.txt");
        var optional = snippet.run("--optional", "app.txt");
        snippet.with("AFTERRUN_OPTIONAL", "1");
        var optionalByVariable = snippet.run("app.txt");
        snippet.with("AFTERRUN_OPTIONAL", "yes");
        var optionalInAnotherWord = snippet.run("app.txt");

        // Then
        assertThat(required).contains("http://127.0.0.1:1 does not hand out").endsWith("exit 4");
        assertThat(optional).contains("warning").endsWith("exit 0");
        assertThat(optionalByVariable).contains("warning").endsWith("exit 0");
        assertThat(optionalInAnotherWord).contains("warning").endsWith("exit 0");
    }

    @Test
    void anOutageThatPassesIsWaitedFor() throws Exception {
        // Given
        snippet.withTool("sleep", "exit 0");
        snippet.with("AFTERRUN_RETRY_FOR", "08m");
        snippet.server().next("GET /cli/", exchange -> exchange.sendResponseHeaders(503, -1));
        snippet.server().next("GET /cli/", HttpExchange::close);

        // When
        var said = snippet.run("app.txt");

        // Then
        assertThat(said)
                .containsOnlyOnce(
                        "does not hand out /cli/afterrun.jar (curl: (22) The requested URL returned error: 503)")
                .containsOnlyOnce("; trying again for up to 480 s\n")
                .endsWith("exit 0");
        assertThat(snippet.server().events()).hasSize(1);
    }

    @Test
    void anAddressThatHasNoCommandLineIsAMistakeThatOptionalDoesNotPassOver() throws Exception {
        // Given
        snippet.with("AFTERRUN_URL", snippet.server().url() + "/elsewhere");
        snippet.server().next("GET /elsewhere/cli/", exchange -> exchange.sendResponseHeaders(404, -1));
        snippet.server().next("GET /elsewhere/cli/", exchange -> exchange.sendResponseHeaders(401, -1));

        // When
        var said = snippet.run("--optional", "app.txt");
        var forbidden = snippet.run("app.txt");

        // Then
        assertThat(said)
                .contains("/elsewhere has no /cli/afterrun.jar (it answered 404); look for a mistake in the address")
                .endsWith("exit 6");
        assertThat(forbidden).contains("it answered 401").endsWith("exit 6");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void anAnswerThatPassesIsAnOutage(int status) throws Exception {
        // Given
        snippet.server().next("GET /cli/", exchange -> exchange.sendResponseHeaders(status, -1));
        snippet.server().next("GET /cli/", exchange -> exchange.sendResponseHeaders(status, -1));

        // When
        var required = snippet.run("app.txt");
        var optional = snippet.run("--optional", "app.txt");

        // Then
        assertThat(required).contains("does not hand out /cli/afterrun.jar").endsWith("exit 4");
        assertThat(optional).contains("warning").endsWith("exit 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"htp://afterrun.example", "http://afterrun.example:port"})
    void anAddressThatIsNoneIsSaidAtOnce(String address) throws Exception {
        // Given
        snippet.with("AFTERRUN_URL", address);
        snippet.with("AFTERRUN_RETRY_FOR", "10m");

        // When
        var said = snippet.run("--optional", "app.txt");

        // Then
        assertThat(said)
                .contains("AFTERRUN_URL is " + address + ", which is no address: curl: (")
                .endsWith("exit 2");
    }

    @Test
    void aCertificateThatIsNotTrustedIsAnOutageThatDoesNotPass() throws Exception {
        // Given
        curlFails(60, "SSL certificate problem: certificate has expired");

        // When
        var required = snippet.run("app.txt");
        var optional = snippet.run("--optional", "app.txt");

        // Then
        assertThat(required)
                .contains("not trusted here: curl: (60) SSL certificate problem: certificate has expired")
                .endsWith("exit 4");
        assertThat(optional).contains("warning: ").endsWith("exit 0");
    }

    @Test
    void aFullDiskIsSaidAtOnce() throws Exception {
        // Given
        curlFails(23, "Failure writing output to destination");

        // When
        var said = snippet.run("--optional", "app.txt");

        // Then
        assertThat(said).contains("there is no room for /cli/afterrun.jar in ").endsWith("exit 2");
    }

    /** Each time, and whoever tried again would do so for minutes. */
    private void curlFails(int code, String why) throws IOException {
        snippet.withTool("curl", "echo 'curl: (" + code + ") " + why + "' >&2; exit " + code)
                .with("AFTERRUN_RETRY_FOR", "10m");
    }
}
