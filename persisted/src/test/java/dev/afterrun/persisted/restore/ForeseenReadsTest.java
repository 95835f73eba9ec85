package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class ForeseenReadsTest {
    private final MemoryChunks chunks = new MemoryChunks();

    @TempDir
    private Path directory;

    @Test
    void theSourceHearsBeforehandWhichFilesAreRead() throws IOException {
        // Given
        var here = Machine.withHome(directory.resolve("here"));
        for (var name : new String[] {"a", "b", "c"}) {
            Files.writeString(here.home().resolve(name), "content of " + name);
        }
        var set = here.saved(chunks, "~/*");
        var there = Machine.withHome(directory.resolve("there"));
        Files.copy(here.home().resolve("b"), there.home().resolve("b"), StandardCopyOption.COPY_ATTRIBUTES);

        // When
        there.restore(set, chunks);

        // Then
        assertThat(chunks.expected()).containsExactly("a", "c");
        assertThat(chunks.reads()).isEqualTo(2);
    }

    @Test
    void ofAnUnchangedTreeNothingIsRead() throws IOException {
        // Given
        var machine = Machine.withHome(directory.resolve("machine"));
        Files.writeString(machine.home().resolve("a"), "content");
        var set = machine.saved(chunks, "~/*");

        // When
        machine.restore(set, chunks);

        // Then
        assertThat(chunks.expected()).isEmpty();
        assertThat(chunks.reads()).isZero();
    }
}
