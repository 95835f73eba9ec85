package dev.afterrun.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.process.Jvm;
import dev.afterrun.launcher.stack.Installation;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.launcher.stack.Stack;
import dev.afterrun.launcher.stack.StackSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The whole of Afterrun as processes, told of some realms; ingest takes tokens of realms alone. */
final class Afterrun implements AutoCloseable {
    private static final Installation INSTALLATION = Installation.ofThisProgram();
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DataDirectory data;
    private final Stack stack;
    private final URI storage;
    private final URI web;

    private Afterrun(DataDirectory data, Stack stack) throws IOException, InterruptedException {
        this.data = data;
        this.stack = stack;
        var found = http.send(
                HttpRequest.newBuilder(URI.create(stack.endpoint().url() + "/.well-known/afterrun.json"))
                        .build(),
                BodyHandlers.ofByteArray());
        var addresses = new ObjectMapper().readTree(found.body());
        this.storage = URI.create(addresses.path("storage").asText());
        this.web = URI.create(addresses.path("web").asText());
    }

    /** Starts all parts on an empty data directory. */
    static Afterrun start(Map<String, String> issuers) throws IOException, InterruptedException {
        return start(issuers, Map.of(), Map.of());
    }

    /** The same with settings of ingest and of storage. */
    static Afterrun start(Map<String, String> issuers, Map<String, String> ofIngest, Map<String, String> ofStorage)
            throws IOException, InterruptedException {
        var settings = StackSettings.of(INSTALLATION)
                .withPort(OptionalInt.of(0))
                .with(Service.INGEST, "QUARKUS_OIDC_TENANT_ENABLED", "false");
        for (var service : List.of(Service.INGEST, Service.STORAGE)) {
            settings = settings.with(service, "JDK_JAVA_OPTIONS", QUICK_COMPILER);
            for (var realm : issuers.entrySet()) {
                settings = settings.with(
                        service, "AFTERRUN_ACCOUNTS_REALMS_" + realm.getKey() + "_ISSUER", realm.getValue());
            }
        }
        for (var setting : ofIngest.entrySet()) {
            settings = settings.with(Service.INGEST, setting.getKey(), setting.getValue());
        }
        for (var setting : ofStorage.entrySet()) {
            settings = settings.with(Service.STORAGE, setting.getKey(), setting.getValue());
        }
        var data = DataDirectory.open(directory("data"));
        var stack = Stack.assemble(settings, data, line -> {});
        if (!stack.start()) {
            var states = stack.statuses();
            stack.close();
            data.close();
            throw new IOException("not everything became ready: " + states);
        }
        return new Afterrun(data, stack);
    }

    /** The checkout under test. */
    static Path root() {
        return Path.of(System.getProperty("afterrun.root"));
    }

    /** A new directory that stays behind to be looked at. */
    static Path directory(String name) throws IOException {
        var all = Files.createDirectories(INSTALLATION.target("tests/keycloak").resolve("it"));
        return Files.createTempDirectory(all, name);
    }

    /** Where pages are shown. */
    URI web() {
        return web;
    }

    /** The token that the launcher has made, which storage takes. */
    String localToken() {
        return stack.endpoint().token();
    }

    /** Asks for something, with a body that nobody can read where the method has one: whoever may gets a 4xx, and nothing begins. */
    HttpResponse<String> ask(Table.Row row, String repository, String token) throws IOException, InterruptedException {
        var part = row.service().equals("ingest") ? stack.endpoint().url() : storage;
        var body = List.of("POST", "PUT", "PATCH").contains(row.method())
                ? BodyPublishers.ofString("[")
                : BodyPublishers.noBody();
        return http.send(
                HttpRequest.newBuilder(URI.create(part + row.addressOf(repository)))
                        .header("Authorization", "Bearer " + token)
                        .method(row.method(), body)
                        .build(),
                BodyHandlers.ofString());
    }

    /** What anybody reads at an address of storage. */
    HttpResponse<String> read(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(storage + path)).build(), BodyHandlers.ofString());
    }

    /** What a command said, and the exit code it ended with. */
    record Ended(int exitCode, String said) {}

    /** A command that runs, and where it writes. */
    record Command(Process process, Path out) {
        /** What it has said so far. */
        String said() throws IOException {
            return Files.readString(out);
        }

        /** Returns when it has ended. */
        Ended end() throws IOException, InterruptedException {
            return new Ended(process.waitFor(), said());
        }
    }

    /** Publishes a directory with the command line, as a job that has this token. */
    Ended publish(Path directory, String token, String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("publish", "--wait"));
        all.addAll(List.of(arguments));
        return begin(directory, Map.of("AFTERRUN_TOKEN", token), all).end();
    }

    /** Begins a command of somebody at a terminal, whose home this is. */
    Command begin(Path home, String... arguments) throws IOException {
        return begin(home, Map.of("HOME", home.toString()), List.of(arguments));
    }

    private Command begin(Path directory, Map<String, String> more, List<String> arguments) throws IOException {
        var command = new ArrayList<>(
                Jvm.withHeap(128).with(List.of(QUICK_COMPILER, "-Xshare:auto")).command("-jar", cliJar().toString()));
        command.addAll(arguments);
        var said = Files.createTempFile(directory, "said", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG"));
        builder.environment().put("AFTERRUN_URL", stack.endpoint().url().toString());
        builder.environment().putAll(more);
        return new Command(builder.start(), said);
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
}
