package dev.afterrun.cli;

import dev.afterrun.cli.console.Console;
import dev.afterrun.cli.fake.FakeServer;
import dev.afterrun.cli.fake.FakeTime;
import dev.afterrun.cli.options.Surroundings;
import dev.afterrun.cli.options.Variables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command in this JVM as a process would, in a directory and an environment of its own, without waiting. */
final class CommandLineRun {
    static final String COMMIT = "a3f5c1d20987654321fedcba0123456789abcdef";

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final FakeTime time = new FakeTime();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Clock clock;
    private boolean terminal;

    private CommandLineRun(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
        // What the user who runs the tests has signed in to is none of theirs.
        environment.put("XDG_CONFIG_HOME", directory.resolve(".config").toString());
    }

    /** In {@code directory}, with nothing set. */
    static CommandLineRun in(Path directory) {
        return in(directory, Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC));
    }

    /** The same at another time. */
    static CommandLineRun in(Path directory, Clock clock) {
        return new CommandLineRun(directory, clock);
    }

    /** In {@code directory}, with all set that a publication to {@code server} needs. */
    static CommandLineRun of(Path directory, FakeServer server) {
        return in(directory)
                .with("AFTERRUN_URL", server.url())
                .with("AFTERRUN_TOKEN", FakeServer.TOKEN)
                .with("AFTERRUN_REPO", "acme/rocket")
                .with("AFTERRUN_RUN", "77")
                .with("AFTERRUN_COMMIT", COMMIT);
    }

    CommandLineRun with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CommandLineRun onTerminal() {
        terminal = true;
        return this;
    }

    /** Writes a file below the working directory. */
    CommandLineRun file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    CommandLineRun file(String path, byte[] content) {
        try {
            var file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it; the exit code. */
    int run(String... arguments) {
        return run(List.of(), arguments);
    }

    /** Runs it with commands of somebody else added; the exit code. */
    int run(List<Object> more, String... arguments) {
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal);
        var surroundings = new Surroundings(new Variables(environment), directory, clock, console);
        return Afterrun.commandLine(surroundings, time, more).execute(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** How long it would have waited between tries. */
    List<Duration> pauses() {
        return time.pauses();
    }

    /** What passes while it waits. */
    FakeTime time() {
        return time;
    }
}
