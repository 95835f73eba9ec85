package dev.afterrun.benchmarks.persist;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.process.Took;
import dev.afterrun.launcher.process.Ending;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Others' programs, run to their end. */
record Commands(Bench bench) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * Runs commands of which each reads what the one before it writes.
     *
     * @throws IOException with what they said, unless all ended well
     */
    Took run(Path directory, Map<String, String> variables, List<List<String>> commands)
            throws IOException, InterruptedException {
        var said = Files.createTempFile(bench.data().root(), "peer", ".out");
        var builders = commands.stream()
                .map(command -> builder(directory, variables, command, said))
                .toList();
        builders.getLast().redirectOutput(Redirect.appendTo(said.toFile()));
        var begun = System.nanoTime();
        var processes = ProcessBuilder.startPipeline(builders);
        processes.forEach(process -> bench.started().add(() -> Ending.of(process.toHandle(), PATIENCE)));
        processes.getFirst().getOutputStream().close();
        var took = Took.untilTheEnd(processes, begun);
        for (var number = 0; number < processes.size(); number++) {
            if (processes.get(number).exitValue() != 0) {
                throw new IOException(commands.get(number).getFirst() + " ended with "
                        + processes.get(number).exitValue() + ": " + Files.readString(said));
            }
        }
        return took;
    }

    /** What has been written is on the disk, so that none of it is written out during the next turn. */
    void settle() throws IOException, InterruptedException {
        var _ = run(bench.data().root(), Map.of(), List.of(List.of("sync")));
    }

    private static ProcessBuilder builder(
            Path directory, Map<String, String> variables, List<String> command, Path said) {
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(Redirect.appendTo(said.toFile()));
        builder.environment().putAll(variables);
        return builder;
    }
}
