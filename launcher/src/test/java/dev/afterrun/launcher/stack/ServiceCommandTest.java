package dev.afterrun.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandTest {
    @TempDir
    private Path root;

    private StackSettings settings;
    private Path application;

    @BeforeEach
    void build() throws IOException {
        application = root.resolve("services/reaper/target/quarkus-app");
        Files.createDirectories(application);
        Files.createFile(application.resolve("quarkus-run.jar"));
        settings = StackSettings.of(new Installation(root));
    }

    @Test
    void withoutARecordingAServiceStartsAsJavaDoes() throws IOException {
        assertThat(ServiceCommand.of(Service.REAPER, settings)).noneMatch(option -> option.contains("AOT"));
    }

    @Test
    void aServiceStartsAsItsStartWasRecorded() throws IOException {
        // Given
        var recording = Files.createFile(application.resolve("start.aot"));

        // When
        var command = ServiceCommand.of(Service.REAPER, settings);

        // Then
        assertThat(command).containsSubsequence("-XX:AOTCache=" + recording, "-jar");
    }

    @Test
    void whatIsBeingRecordedIsNotUsedUntilItIsWhole() throws IOException {
        // Given
        var recording = Files.createFile(application.resolve("start.aot"));

        // When
        var command = ServiceCommand.of(Service.REAPER, settings.recorded());

        // Then
        assertThat(command)
                .contains("-XX:AOTCacheOutput=" + recording + ".unfinished")
                .noneMatch(option -> option.endsWith("start.aot"));
    }

    @Test
    void aServiceThatIsNotBuiltIsNamedWithTheMend() {
        assertThatThrownBy(() -> ServiceCommand.of(Service.STORAGE, settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("storage is not built")
                .hasMessageEndingWith("run ./mvnw package");
    }
}
