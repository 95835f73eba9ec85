package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed while it puts thousands of files in the places of others. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class KilledProcessTest {
    private static final int FILES = 3_000;
    private static final String OLD = "old";
    private static final String NEW = "newer";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path directory;

    /** Restores what {@code here} has to {@code there}, over what is there. */
    static final class Restoring {
        private Restoring() {}

        public static void main(String[] arguments) throws IOException {
            var directory = Path.of(arguments[0]);
            var chunks = new MemoryChunks();
            var set = new Machine(directory.resolve("here")).saved(chunks, "~/set");
            new Machine(directory.resolve("there"))
                    .restore(
                            set,
                            chunks,
                            new RestoreRules(Existing.REPLACED, Links.INSIDE, OtherSystems.REFUSED),
                            () -> {});
        }
    }

    @Test
    void filesAreAllOldOrAllNewOnceTheNextRestoreHasBegun() throws IOException, InterruptedException {
        // Given
        write(Machine.withHome(directory.resolve("here")), NEW);
        var there = Machine.withHome(directory.resolve("there"));
        write(there, OLD);
        var process = restoring();
        awaitFirstChange(there, process);
        process.destroyForcibly().waitFor();

        // When
        Recovery.in(there.state(), notes::add);

        // Then
        assertThat(contents(there)).containsAnyOf(OLD, NEW).hasSize(1);
        assertThat(there.leftovers()).isEmpty();
        assertThat(StepLog.files(there.state())).isEmpty();
    }

    private Process restoring() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Restoring.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said.txt").toFile())
                .start();
    }

    /** Looks without a pause: what follows the first rename takes a tenth of a second. */
    private static void awaitFirstChange(Machine there, Process process) {
        var first = file(there, 0).toFile();
        var started = System.nanoTime();
        while (process.isAlive()
                && first.length() != NEW.length()
                && System.nanoTime() - started < PATIENCE.toNanos()) {
            Thread.onSpinWait();
        }
    }

    private static void write(Machine machine, String content) throws IOException {
        Files.createDirectory(machine.home().resolve("set"));
        for (var i = 0; i < FILES; i++) {
            Files.writeString(file(machine, i), content);
        }
    }

    private static List<String> contents(Machine machine) throws IOException {
        var contents = new ArrayList<String>();
        for (var i = 0; i < FILES; i++) {
            contents.add(Files.readString(file(machine, i)));
        }
        return contents.stream().distinct().toList();
    }

    private static Path file(Machine machine, int number) {
        return machine.home().resolve("set").resolve(String.valueOf(10_000 + number));
    }
}
