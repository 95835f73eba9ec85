package dev.afterrun.launcher.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path temporary;

    @Test
    void everythingIsMadeForItsOwnerAlone() throws IOException {
        // Given
        var place = temporary.resolve("new/.afterrun");

        // When
        try (var data = DataDirectory.open(place)) {
            OwnerOnly.write(data.secret("word"), "hidden");
        }

        // Then
        assertThat(mode(place.getParent())).isEqualTo("rwx------");
        assertThat(mode(place)).isEqualTo("rwx------");
        assertThat(mode(place.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(mode(place.resolve("secrets/word"))).isEqualTo("rw-------");
    }

    @Test
    void aSecondLauncherIsRefusedAndToldWhichOneIsThere() throws IOException {
        // Given
        var place = temporary.resolve("data");
        try (var _ = DataDirectory.open(place)) {

            // When
            assertThatThrownBy(() -> DataDirectory.open(place))

                    // Then
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(place.toString())
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aDirectoryThatWasGivenBackCanBeTakenAgain() throws IOException {
        // Given
        var place = temporary.resolve("data");
        DataDirectory.open(place).close();

        // When
        try (var again = DataDirectory.open(place)) {

            // Then
            assertThat(again.root()).isEqualTo(place);
        }
    }

    @Test
    void aFileInItsPlaceIsRefused() throws IOException {
        // Given
        var file = Files.writeString(temporary.resolve("letters.txt"), "not ours");

        // When
        assertThatThrownBy(() -> DataDirectory.open(file))

                // Then
                .isInstanceOf(Failure.class)
                .hasMessageContaining("it is no directory")
                .hasMessageContaining("--data");
        assertThat(file).hasContent("not ours");
    }

    @Test
    void aDirectoryThatHoldsSomethingElseIsLeftAsItIs() throws IOException {
        // Given
        Files.writeString(temporary.resolve("letters.txt"), "not ours");
        var before = mode(temporary);

        // When
        assertThatThrownBy(() -> DataDirectory.open(temporary))

                // Then
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--data");
        assertThat(mode(temporary)).isEqualTo(before);
        assertThat(temporary.resolve("lock")).doesNotExist();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
