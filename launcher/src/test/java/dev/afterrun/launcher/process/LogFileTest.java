package dev.afterrun.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path temporary;

    @Test
    void theTailIsTheLastLines() throws IOException {
        // Given
        var file = Files.writeString(temporary.resolve("storage.log"), "one\ntwo\nthree\n");

        // When
        var tail = new LogFile(file).tail(2);

        // Then
        assertThat(tail).containsExactly("two", "three");
    }

    @Test
    void whatWasSaidBeforeTheLastStartIsPutAside() throws IOException {
        // Given
        var file = Files.writeString(temporary.resolve("storage.log"), "earlier\n");

        // When
        new LogFile(file).rotate();

        // Then
        assertThat(file).doesNotExist();
        assertThat(temporary.resolve("storage.log.1")).hasContent("earlier");
    }
}
