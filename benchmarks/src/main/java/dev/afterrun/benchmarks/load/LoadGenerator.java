package dev.afterrun.benchmarks.load;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.afterrun.launcher.process.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts loads on servers from a process of its own, so that it shares no heap and no compiler with what is measured. */
public final class LoadGenerator implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 256;
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Process process;
    private final BufferedReader answers;

    /** Starts the process. */
    public LoadGenerator() throws IOException {
        var command = Jvm.withHeap(HEAP_MEGABYTES)
                // Netty asks for it; without it each start is told off.
                .with(List.of("--sun-misc-unsafe-memory-access=allow"))
                .command("-cp", System.getProperty("java.class.path"), LoadMain.class.getName());
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Returns when the last request of {@code load} has been answered. */
    public LoadResult put(Load load) throws IOException {
        var requests = process.outputWriter(StandardCharsets.UTF_8);
        requests.write(JSON.writeValueAsString(load));
        requests.newLine();
        requests.flush();
        var answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the load generator has ended");
        }
        return JSON.readValue(answer, LoadResult.class);
    }

    @Override
    public void close() throws IOException {
        process.outputWriter().close();
        process.destroy();
    }
}
