package dev.afterrun.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.launcher.directory.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRecordsTest {
    @TempDir
    private Path temporary;

    private DataDirectory data;
    private ProcessHandle sleeper;
    private ProcessRecords records;

    @BeforeEach
    void startSleeper() throws IOException {
        data = DataDirectory.open(temporary.resolve("data"));
        sleeper = new ProcessBuilder("sleep", "60").start().toHandle();
        records = new ProcessRecords(data);
    }

    @AfterEach
    void endSleeper() throws IOException {
        sleeper.destroyForcibly();
        data.close();
    }

    @Test
    void aChildThatAKilledLauncherLeftIsEnded() throws IOException {
        // Given
        records.note("storage", sleeper);

        // When
        var ended = new ProcessRecords(data).endLeftOver();

        // Then
        assertThat(ended).containsExactly("storage (pid " + sleeper.pid() + ")");
        assertThat(sleeper.isAlive()).isFalse();
    }

    @Test
    void aProcessThatGotThePidLaterIsSpared() throws IOException {
        // Given
        var earlier = started().minus(Duration.ofMinutes(1));
        Files.writeString(record("storage"), new ProcessRecord(sleeper.pid(), earlier).line());

        // When
        var ended = records.endLeftOver();

        // Then
        assertThat(ended).isEmpty();
        assertThat(sleeper.isAlive()).isTrue();
    }

    @Test
    void aRecordThatWasCutOffNamesNobody() throws IOException {
        // Given
        Files.writeString(record("storage"), Long.toString(sleeper.pid()));

        // When
        var ended = records.endLeftOver();

        // Then
        assertThat(ended).isEmpty();
        assertThat(sleeper.isAlive()).isTrue();
    }

    private Instant started() {
        return sleeper.info().startInstant().orElseThrow();
    }

    private Path record(String name) {
        return data.file("processes").resolve(name);
    }
}
