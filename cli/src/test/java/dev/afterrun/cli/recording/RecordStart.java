package dev.afterrun.cli.recording;

import dev.afterrun.cli.Recorded;
import dev.afterrun.cli.fake.FakeServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Has the archive's own script do what jobs do, at a server in this process: publish, save and restore, what is new and what is
 * there. Java keeps what it learnt in the archive's cache.
 */
public final class RecordStart {
    private static final int FILES = 2_000;
    private static final int LARGE = 3_000_000;
    private static final List<String> KEPT = List.of("PATH", "SystemRoot", "TEMP", "TMP");

    private RecordStart() {}

    /** {@code arguments} are the archive's directory, its script, and an empty directory to work in. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var lib = Path.of(arguments[0]).resolve("lib");
        var directory = Files.createDirectories(Path.of(arguments[2]));
        makeFiles(Files.createDirectories(directory.resolve("files")));
        try (var server = new FakeServer()) {
            var builder = new ProcessBuilder(command(arguments[1]))
                    .directory(directory.toFile())
                    .inheritIO();
            builder.environment().keySet().retainAll(KEPT);
            builder.environment().putAll(job(server, directory));
            builder.environment()
                    .put(
                            "AFTERRUN_JAVA_OPTS",
                            "-XX:AOTCacheOutput=" + lib.resolve("afterrun.aot") + " -cp " + lib.resolve("afterrun.jar")
                                    + " " + Recorded.class.getName());
            System.exit(builder.start().waitFor());
        }
    }

    private static List<String> command(String script) {
        var command = new ArrayList<>(List.of(script));
        for (var each : List.of(
                List.of("publish", "--dir", "files"),
                List.of("publish", "--dir", "files"),
                List.of("persist", "deps", "files"),
                List.of("persist", "deps", "files"),
                List.of("restore", "deps"),
                List.of("restore", "deps"),
                List.of("restore", "deps", "--to", "elsewhere"),
                List.of("restore", "deps", "--to", "elsewhere"))) {
            command.add(Recorded.NEXT);
            command.addAll(each);
        }
        return command;
    }

    private static Map<String, String> job(FakeServer server, Path directory) {
        return Map.ofEntries(
                Map.entry("HOME", directory.resolve("home").toString()),
                Map.entry("AFTERRUN_URL", server.url()),
                Map.entry("AFTERRUN_TOKEN", FakeServer.TOKEN),
                Map.entry("AFTERRUN_REPO", "acme/rocket"),
                Map.entry("AFTERRUN_RUN", "1"),
                Map.entry("AFTERRUN_JOB", "recorded"),
                Map.entry("AFTERRUN_BRANCH", "main"),
                Map.entry("AFTERRUN_COMMIT", "0".repeat(40)));
    }

    private static void makeFiles(Path directory) throws IOException {
        var random = new Random(1);
        for (var number = 0; number < FILES; number++) {
            var content = new byte[number == 0 ? LARGE : 4_000];
            random.nextBytes(content);
            Files.write(directory.resolve(number + ".bin"), content);
        }
    }
}
