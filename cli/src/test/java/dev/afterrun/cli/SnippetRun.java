package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.afterrun.cli.fake.CliDownloads;
import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The script that docs/how-to tells everybody to copy, run by a real shell against a double of the server that it is told. */
final class SnippetRun implements AutoCloseable {
    private static final Path SNIPPET = Path.of("../docs/how-to/snippets/publish.sh");

    /** All that the script needs of a system. */
    private static final List<String> TOOLS = List.of(
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
            "uname");

    private final Path directory;
    private final FakeServer server;
    private final CliDownloads downloads;
    private final Map<String, String> environment = new HashMap<>();

    private SnippetRun(Path directory, FakeServer server, CliDownloads downloads) {
        this.directory = directory;
        this.server = server;
        this.downloads = downloads;
    }

    /** A job whose working directory is this one, with {@code app.txt} in it; an outage is not waited out. */
    static SnippetRun in(Path directory) throws IOException {
        var server = new FakeServer();
        var downloads = new CliDownloads(directory.resolve("downloads"));
        server.handOut(downloads.files());
        Files.writeString(directory.resolve("app.txt"), "hello\n");
        return new SnippetRun(directory, server, downloads)
                .with("AFTERRUN_URL", server.url())
                .with("AFTERRUN_TOKEN", FakeServer.TOKEN)
                .with("AFTERRUN_REPO", "acme/rocket")
                .with("AFTERRUN_COMMIT", CommandLineRun.COMMIT)
                .with("AFTERRUN_RUN", "77")
                .with("AFTERRUN_RETRY_FOR", "0s")
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("PATH", System.getenv("PATH"));
    }

    FakeServer server() {
        return server;
    }

    CliDownloads downloads() {
        return downloads;
    }

    SnippetRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    SnippetRun without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Found before the system's own. */
    SnippetRun withTool(String name, String command) throws IOException {
        var tools = Files.createDirectories(directory.resolve("tools"));
        script(tools.resolve(name), command);
        return with("PATH", tools + ":" + System.getenv("PATH"));
    }

    /** A system that has no Java; returns the folder of what it has. */
    Path withoutJava() throws IOException {
        var tools = Files.createDirectories(directory.resolve("system"));
        for (var tool : TOOLS) {
            script(tools.resolve(tool), "exec " + installed(tool) + " \"$@\"");
        }
        with("JAVA_HOME", "/nowhere").with("PATH", tools.toString());
        return tools;
    }

    static void script(Path file, String command) throws IOException {
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

    /** What the script says, and {@code exit CODE} in a line of its own. */
    String run(String... arguments) throws IOException, InterruptedException {
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

    @Override
    public void close() {
        server.close();
    }
}
