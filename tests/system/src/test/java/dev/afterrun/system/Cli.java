package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.launcher.process.Jvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The CLI as a process, in a directory, with an environment that has nothing of the CI system around these tests. */
final class Cli {
    private static final int PATIENCE_SECONDS = 120;
    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "LC_ALL");

    private final Path directory;
    private final Map<String, String> variables;

    Cli(Path directory) {
        this(directory, Map.of());
    }

    private Cli(Path directory, Map<String, String> variables) {
        this.directory = directory;
        this.variables = variables;
    }

    /** What a command said, and the exit code it ended with. */
    record Ended(int exitCode, String out, String err) {}

    /** The same with one more variable. */
    Cli with(String variable, String value) {
        var more = new TreeMap<>(variables);
        more.put(variable, value);
        return new Cli(directory, more);
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return ended(command(arguments), directory, variables);
    }

    /** Begins a command, whose words nobody reads, and which the caller ends. */
    Process begin(String... arguments) throws IOException {
        return builder(command(arguments), directory, variables)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }

    private static List<String> command(String... arguments) throws IOException {
        var command = new ArrayList<>(Jvm.withHeap(192)
                .with(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto"))
                .command("-jar", Workspace.cliJar().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Any program, in the same way. */
    static Ended ended(List<String> command, Path directory, Map<String, String> variables)
            throws IOException, InterruptedException {
        var out = Files.createTempFile("out", ".txt");
        var err = Files.createTempFile("err", ".txt");
        try {
            var process = builder(command, directory, variables)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IOException(command + " did not end; it said " + Files.readString(err));
            }
            var ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
            assertThat(new Secrets(Secrets.hidden(variables)).toldBy(ended.out() + ended.err()))
                    .as("secrets that it said")
                    .isEmpty();
            return ended;
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static ProcessBuilder builder(List<String> command, Path directory, Map<String, String> variables) {
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().putAll(variables);
        return builder;
    }
}
