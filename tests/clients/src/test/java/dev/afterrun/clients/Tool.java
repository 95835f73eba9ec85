package dev.afterrun.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A client of this machine, run with an environment of its own. */
public final class Tool {
    private Tool() {}

    /** Runs {@code command} in {@code directory}, which is also its home, with {@code more} in its environment. */
    public static Outcome run(Path directory, Map<String, String> more, String... command)
            throws IOException, InterruptedException {
        var out = Files.createTempFile(directory, "said", ".txt");
        var builder = new ProcessBuilder(List.of(command))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "LANG"));
        builder.environment().put("HOME", directory.toString());
        builder.environment().putAll(more);
        var exit = builder.start().waitFor();
        return new Outcome(exit, Files.readString(out));
    }

    /** How it ended, and what it wrote. */
    public record Outcome(int exit, String said) {
        public boolean succeeded() {
            return exit == 0;
        }
    }
}
