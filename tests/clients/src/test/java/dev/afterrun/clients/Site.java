package dev.afterrun.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.discovery.Discovery;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.process.Jvm;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Stack;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The whole of Afterrun as processes, and CI jobs that publish to it by the command line. */
public final class Site implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Installation INSTALLATION = Installation.ofThisProgram();

    private final HttpClient http = HttpClient.newHttpClient();
    private final DataDirectory data;
    private final Stack stack;
    private final Discovery parts;

    private Site(DataDirectory data, Stack stack) throws IOException, InterruptedException {
        this.data = data;
        this.stack = stack;
        this.parts = Json.read(
                get(URI.create(stack.endpoint().url() + Discovery.PATH)).body(), Discovery.class);
    }

    /** Starts all parts on an empty data directory, with what is chosen otherwise. */
    public static Site start(UnaryOperator<StackSettings> choice) throws IOException, InterruptedException {
        var data = DataDirectory.open(directory("data"));
        var settings = StackSettings.of(INSTALLATION).withPort(OptionalInt.of(0));
        var stack = Stack.assemble(choice.apply(settings), data, line -> {});
        if (!stack.start()) {
            var states = stack.statuses();
            stack.close();
            data.close();
            throw new IOException("not everything became ready: " + states);
        }
        return new Site(data, stack);
    }

    /** A new directory that stays behind to be looked at. */
    public static Path directory(String name) throws IOException {
        var all = Files.createDirectories(INSTALLATION.target("tests/clients").resolve("it"));
        return Files.createTempDirectory(all, name);
    }

    /** Publishes as a job that runs in {@code directory} does; returns once everything is stored. */
    public void publish(Path directory, String... arguments) throws IOException, InterruptedException {
        run(directory, List.of("publish", "--wait"), arguments);
    }

    /** Says that jobs begin, or are to come. */
    public void started(Path directory, String... arguments) throws IOException, InterruptedException {
        run(directory, List.of("started"), arguments);
    }

    /** A new token that reads {@code repository} and does nothing else. */
    public String installToken(String repository) throws IOException, InterruptedException {
        return run(
                        directory("token"),
                        List.of("token", "create"),
                        "--repo",
                        repository,
                        "--name",
                        "laptop",
                        "--install")
                .lines()
                .filter(line -> line.startsWith("afterrun_in_"))
                .findFirst()
                .orElseThrow();
    }

    /** Returns what it said, once it has ended well. */
    private String run(Path directory, List<String> what, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(Jvm.withHeap(128)
                .with(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"))
                .command("-jar", cliJar().toString()));
        command.addAll(what);
        command.addAll(List.of(arguments));
        var said = Files.createTempFile(directory, "said", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
        builder.environment().put("AFTERRUN_URL", stack.endpoint().url().toString());
        builder.environment().put("AFTERRUN_TOKEN", stack.endpoint().token());
        assertThat(builder.start().waitFor()).as(() -> read(said)).isZero();
        return read(said);
    }

    /** Returns once {@code address} is answered with {@code status}. */
    public void awaitStatus(URI address, int status) {
        awaitStatus(HttpRequest.newBuilder(address).build(), status);
    }

    /** The same for whoever has {@code token}. */
    public void awaitStatus(URI address, String token, int status) {
        awaitStatus(
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .build(),
                status);
    }

    private void awaitStatus(HttpRequest request, int status) {
        Awaitility.await(request.uri() + " is answered with " + status)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> send(request).statusCode() == status);
    }

    /** The one comment on a pull request of the local forge, once it contains all {@code words}: it is written several times. */
    public String comment(String repository, int pullRequest, String... words) {
        var comments =
                URI.create(stack.localForge() + "/v1/repos/" + repository + "/pulls/" + pullRequest + "/comments");
        return Awaitility.await("the comment says " + List.of(words))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> body(get(comments)), says(words));
    }

    private static String body(HttpResponse<byte[]> comments) throws IOException {
        return comments.statusCode() == 200
                ? Json.read(comments.body(), JsonNode.class)
                        .path(0)
                        .path("body")
                        .asText()
                : "";
    }

    /** A directory of the build's output. */
    public static Path built(String module) {
        return INSTALLATION.target(module);
    }

    /** What is at {@code address}. */
    public HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).build());
    }

    /** What is answered to {@code request}. */
    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofByteArray());
    }

    /** What is at {@code address}, once it contains all {@code words}. */
    public String text(URI address, String... words) {
        return Awaitility.await(address + " says " + List.of(words))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> new String(get(address).body(), StandardCharsets.UTF_8), says(words));
    }

    /** The same as JSON. */
    JsonNode await(URI address, String words) {
        try {
            return Json.MAPPER.readTree(text(address, words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Predicate<String> says(String... words) {
        return text -> Stream.of(words).allMatch(text::contains);
    }

    /** An address of the local forge's API. */
    URI forge(String path) {
        return URI.create(stack.localForge() + path);
    }

    /** An address of ingest. */
    URI ingest(String path) {
        return URI.create(parts.events() + path);
    }

    /** An address of the application. */
    public URI web(String path) {
        return URI.create(parts.web() + path);
    }

    /** An address of what users made. */
    public URI content(String path) {
        return URI.create(parts.content() + path);
    }

    @Override
    public void close() throws IOException {
        stack.close();
        data.close();
    }

    private static Path cliJar() throws IOException {
        try (var files = Files.list(INSTALLATION.target("cli"))) {
            return files.filter(file -> file.getFileName().toString().matches("afterrun-cli-.*-all\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the CLI is not built; run ./mvnw package"));
        }
    }

    private static String read(Path said) {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
