package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.afterrun.cli.fake.CliDownloads;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.contracts.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that docs/how-to tells everybody to copy, run by a real shell against a double of the server. */
class PublishSnippetTest {
    private static final Path SNIPPET = Path.of("../docs/how-to/snippets/publish.sh");

    @TempDir
    private Path directory;

    private FakeServer server;
    private CliDownloads downloads;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void serve() throws IOException {
        assumeTrue(File.separatorChar == '/');
        server = new FakeServer();
        downloads = new CliDownloads(directory.resolve("downloads"));
        server.handOut(downloads.files());
        environment.put("AFTERRUN_URL", server.url());
        environment.put("AFTERRUN_TOKEN", FakeServer.TOKEN);
        environment.put("AFTERRUN_REPO", "acme/rocket");
        environment.put("AFTERRUN_COMMIT", CommandLineRun.COMMIT);
        environment.put("AFTERRUN_RUN", "77");
        environment.put("AFTERRUN_RETRY_FOR", "0s");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PATH", System.getenv("PATH"));
        Files.writeString(directory.resolve("app.txt"), "hello\n");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void itPublishesWithTheCommandLineOfTheServer() throws Exception {
        // When
        var said = run("app.txt");

        // Then
        assertThat(said).contains(Digest.of("hello\n".getBytes(UTF_8)).hex()).endsWith("exit 0");
        assertThat(server.requests()).contains("GET /cli/afterrun.jar", "GET /cli/afterrun.jar.sha256");
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void aCommandLineWithAnotherDigestIsNotRun() throws Exception {
        // Given
        downloads.claim("afterrun.jar", "0".repeat(64));

        // When
        var said = run("app.txt");

        // Then
        assertThat(said).contains("/cli/afterrun.jar has not the SHA-256 000").endsWith("exit 5");
        assertThat(server.uploads()).isEmpty();
    }

    @Test
    void onlyAPinnedDigestIsRunWhateverTheServerSays() throws Exception {
        // Given
        environment.put("AFTERRUN_CLI_SHA256", "1".repeat(64));

        // When
        var said = run("--optional", "app.txt");

        // Then
        assertThat(said).contains("has not the SHA-256 111").endsWith("exit 5");
    }

    @Test
    void whereThereIsNoJavaItTakesTheArchiveThatHasItsOwn() throws Exception {
        // Given
        environment.put("JAVA_HOME", "/nowhere");
        environment.put("PATH", withoutJava().toString());
        downloads.archive("echo \"archive: $*\"");

        // When
        var said = run("--dir", "dist");

        // Then
        assertThat(said).startsWith("afterrun: no Java 21").endsWith("\narchive: publish --dir dist\nexit 0");
    }

    @Test
    void aTooOldJavaIsPassedOver() throws Exception {
        // Given
        var tools = withoutJava();
        script(tools.resolve("java"), "echo 'openjdk version \"17.0.1\"' >&2");
        environment.put("JAVA_HOME", "/nowhere");
        environment.put("PATH", tools.toString());
        downloads.archive("echo archive");

        // When
        var said = run("app.txt");

        // Then
        assertThat(said).endsWith("\narchive\nexit 0");
    }

    @Test
    void anOutageEndsTheJobUnlessItIsOptional() throws Exception {
        // Given
        environment.put("AFTERRUN_URL", "http://127.0.0.1:1");

        // When
        var required = run("app.txt");
        var optional = run("--optional", "app.txt");
        environment.put("AFTERRUN_OPTIONAL", "1");
        var optionalByVariable = run("app.txt");
        environment.put("AFTERRUN_OPTIONAL", "yes");
        var optionalInAnotherWord = run("app.txt");

        // Then
        assertThat(required).contains("http://127.0.0.1:1 does not hand out").endsWith("exit 4");
        assertThat(optional).contains("warning").endsWith("exit 0");
        assertThat(optionalByVariable).contains("warning").endsWith("exit 0");
        assertThat(optionalInAnotherWord).contains("warning").endsWith("exit 0");
    }

    @Test
    void anOutageThatPassesIsWaitedFor() throws Exception {
        // Given
        var tools = Files.createDirectories(directory.resolve("quick"));
        script(tools.resolve("sleep"), "exit 0");
        environment.put("PATH", tools + ":" + System.getenv("PATH"));
        environment.put("AFTERRUN_RETRY_FOR", "08m");
        server.next("GET /cli/", exchange -> exchange.sendResponseHeaders(503, -1));
        server.next("GET /cli/", HttpExchange::close);

        // When
        var said = run("app.txt");

        // Then
        assertThat(said)
                .containsOnlyOnce(
                        "does not hand out /cli/afterrun.jar (curl: (22) The requested URL returned error: 503)")
                .containsOnlyOnce("; trying again for up to 480 s\n")
                .endsWith("exit 0");
        assertThat(server.events()).hasSize(1);
    }

    @Test
    void anAddressThatHasNoCommandLineIsAMistakeThatOptionalDoesNotPassOver() throws Exception {
        // Given
        environment.put("AFTERRUN_URL", server.url() + "/elsewhere");
        server.next("GET /elsewhere/cli/", exchange -> exchange.sendResponseHeaders(404, -1));
        server.next("GET /elsewhere/cli/", exchange -> exchange.sendResponseHeaders(401, -1));

        // When
        var said = run("--optional", "app.txt");
        var forbidden = run("app.txt");

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
        server.next("GET /cli/", exchange -> exchange.sendResponseHeaders(status, -1));
        server.next("GET /cli/", exchange -> exchange.sendResponseHeaders(status, -1));

        // When
        var required = run("app.txt");
        var optional = run("--optional", "app.txt");

        // Then
        assertThat(required).contains("does not hand out /cli/afterrun.jar").endsWith("exit 4");
        assertThat(optional).contains("warning").endsWith("exit 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"htp://afterrun.example", "http://afterrun.example:port"})
    void anAddressThatIsNoneIsSaidAtOnce(String address) throws Exception {
        // Given
        environment.put("AFTERRUN_URL", address);
        environment.put("AFTERRUN_RETRY_FOR", "10m");

        // When
        var said = run("--optional", "app.txt");

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
        var required = run("app.txt");
        var optional = run("--optional", "app.txt");

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
        var said = run("--optional", "app.txt");

        // Then
        assertThat(said).contains("there is no room for /cli/afterrun.jar in ").endsWith("exit 2");
    }

    @Test
    void itSaysWhichSettingIsMissing() throws Exception {
        // Given
        environment.remove("AFTERRUN_URL");

        // When
        var said = run("app.txt");

        // Then
        assertThat(said).contains("AFTERRUN_URL is not set").endsWith("exit 2");
    }

    @Test
    void itTellsTheFilesOfTheEnvironmentWithoutArguments() throws Exception {
        // Given
        Files.writeString(directory.resolve("b.txt"), "b\n");
        environment.put("AFTERRUN_FILES", "app.txt\nb.txt");

        // When
        var said = run();

        // Then
        assertThat(said).endsWith("exit 0");
        assertThat(server.uploads().getFirst().files()).hasSize(2);
    }

    /** All that the script needs of a system. */
    private Path withoutJava() throws IOException {
        var tools = Files.createDirectories(directory.resolve("tools"));
        for (var tool : List.of(
                "sh",
                "cat",
                "curl",
                "cut",
                "date",
                "dirname",
                "gzip",
                "head",
                "mktemp",
                "readlink",
                "rm",
                "sed",
                "sha256sum",
                "tar",
                "uname")) {
            script(tools.resolve(tool), "exec " + installed(tool) + " \"$@\"");
        }
        return tools;
    }

    /** Each time, and whoever tried again would do so for minutes. */
    private void curlFails(int code, String why) throws IOException {
        var tools = Files.createDirectories(directory.resolve("failing"));
        script(tools.resolve("curl"), "echo 'curl: (" + code + ") " + why + "' >&2; exit " + code);
        environment.put("PATH", tools + ":" + System.getenv("PATH"));
        environment.put("AFTERRUN_RETRY_FOR", "10m");
    }

    private static void script(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path installed(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of("/bin/sh", SNIPPET.toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return said + "\nexit " + process.waitFor();
    }
}
