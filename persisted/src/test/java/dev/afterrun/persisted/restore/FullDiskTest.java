package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A process whose files take so many bytes and no more, as a disk that is full does; what is given back makes room. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class FullDiskTest {
    /** Blocks of 512 or of 1,024 bytes, as the shell counts. */
    private static final int BLOCKS = 64;

    private static final int FILES = 1_000;

    @TempDir
    private Path directory;

    @Test
    void whereAFileOfTheSetFindsNoRoomAllIsAsItWas() throws IOException, InterruptedException {
        // Given
        var here = Machine.withHome(directory.resolve("here"));
        var large = new byte[1_000_000];
        Arrays.fill(large, (byte) 7);
        Files.write(Files.createDirectory(here.home().resolve("set")).resolve("large"), large);
        var there = Machine.withHome(directory.resolve("there"));
        var before = there.snapshot();

        // When
        var process = restoring();

        // Then
        assertThat(process.waitFor()).isNotZero();
        assertThat(directory.resolve("said.txt")).content().contains("File too large");
        assertThat(there.snapshot()).isEqualTo(before);
        assertThat(there.leftovers()).isEmpty();
        assertThat(StepLog.files(there.state())).isEmpty();
    }

    @Test
    void whereTheNotesFindNoRoomAllIsAsItWas() throws IOException, InterruptedException {
        // Given
        write(Machine.withHome(directory.resolve("here")), "newer");
        var there = Machine.withHome(directory.resolve("there"));
        write(there, "old");
        var before = there.snapshot();

        // When
        var process = restoring();

        // Then
        assertThat(process.waitFor()).isNotZero();
        assertThat(directory.resolve("said.txt")).content().contains("File too large");
        assertThat(there.snapshot()).isEqualTo(before);
        assertThat(there.leftovers()).isEmpty();
        assertThat(StepLog.files(there.state())).isEmpty();
    }

    private Process restoring() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        "env",
                        "LC_ALL=C",
                        "sh",
                        "-c",
                        "ulimit -f " + BLOCKS + "; exec \"$@\"",
                        "sh",
                        java,
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcessTest.Restoring.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said.txt").toFile())
                .start();
    }

    private static void write(Machine machine, String content) throws IOException {
        var set = Files.createDirectory(machine.home().resolve("set"));
        for (var i = 0; i < FILES; i++) {
            Files.writeString(set.resolve(String.valueOf(10_000 + i)), content);
        }
    }
}
