package dev.afterrun.benchmarks.deployment;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.process.Took;
import dev.afterrun.launcher.process.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line as a CI job runs it: a process of its own, that hears nothing of any CI system around. */
public final class Cli {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> KEPT = List.of("PATH", "HOME", "LANG", "LC_ALL");

    private final Bench bench;
    private final Deployment deployment;
    private final Path directory;
    private final Map<String, String> variables;

    /** @param directory where it is run, and below which it leaves its own files */
    public Cli(Bench bench, Deployment deployment, Path directory) {
        this(bench, deployment, directory, Map.of());
    }

    private Cli(Bench bench, Deployment deployment, Path directory, Map<String, String> variables) {
        this.bench = bench;
        this.deployment = deployment;
        this.directory = directory;
        this.variables = variables;
    }

    /** The same with one variable more in its environment. */
    public Cli with(String variable, String value) {
        var more = new HashMap<>(variables);
        more.put(variable, value);
        return new Cli(bench, deployment, directory, Map.copyOf(more));
    }

    /**
     * Returns when the command has ended well.
     *
     * @throws IOException with what it said when it has not
     */
    public void run(String... arguments) throws IOException, InterruptedException {
        var said = said();
        check(start(said, arguments).waitFor(), said);
    }

    /**
     * The same, and what it took.
     *
     * @throws IOException with what it said when it has not ended well
     */
    public Took took(String... arguments) throws IOException, InterruptedException {
        var said = said();
        var begun = System.nanoTime();
        var process = start(said, arguments);
        var took = Took.untilTheEnd(List.of(process), begun);
        check(process.exitValue(), said);
        return took;
    }

    private Path said() throws IOException {
        return Files.createTempFile(bench.data().root(), "cli", ".out");
    }

    private static void check(int exitCode, Path said) throws IOException {
        if (exitCode != 0) {
            throw new IOException("the command ended with " + exitCode + ": " + Files.readString(said));
        }
    }

    private Process start(Path said, String... arguments) throws IOException {
        var command = new ArrayList<>(deployment.cli().words());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().keySet().retainAll(KEPT);
        builder.environment().put("AFTERRUN_URL", deployment.ingest().toString());
        builder.environment().put("AFTERRUN_TOKEN", deployment.token());
        builder.environment().putAll(variables);
        var process = builder.start();
        bench.started().add(() -> Ending.of(process.toHandle(), PATIENCE));
        return process;
    }
}
