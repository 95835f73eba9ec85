package dev.afterrun.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliFilesTest {
    @TempDir
    Path outside;

    private Path folder;
    private CliFiles files;

    @BeforeEach
    void folderWithinAnother() throws IOException {
        folder = Files.createDirectory(outside.resolve("cli"));
        Files.writeString(outside.resolve("secret"), "secret");
        files = new CliFiles(() -> Optional.of(folder));
    }

    @Test
    void aFileIsFoundWithItsDigest() throws IOException {
        // Given
        Files.writeString(folder.resolve("afterrun.jar"), "the cli");

        // When
        var found = files.find("afterrun.jar");

        // Then
        assertThat(found).hasValueSatisfying(file -> {
            assertThat(file.size()).isEqualTo(7);
            assertThat(file.sha256()).isEqualTo(Digest.of("the cli".getBytes(StandardCharsets.UTF_8)));
        });
    }

    @Test
    void aFileThatWasReplacedIsDigestedAnew() throws IOException {
        // Given
        var file = Files.writeString(folder.resolve("afterrun.jar"), "old");
        files.find("afterrun.jar");
        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

        // When
        var found = files.find("afterrun.jar");

        // Then
        assertThat(found.orElseThrow().sha256()).isEqualTo(Digest.of("new".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "a/../../secret", "/etc/passwd", "nothing", "", ".", "\u0000"})
    void nothingOutsideTheFolderIsFoundByWhateverName(String name) throws IOException {
        // When
        var found = files.find(name);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void aLinkThatLeadsOutsideIsNotFollowed() throws IOException {
        // Given
        Files.createSymbolicLink(folder.resolve("link"), outside.resolve("secret"));

        // When
        var found = files.find("link");

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void withoutAFolderThereAreNoFiles() throws IOException {
        // Given
        var none = new CliFiles(Optional::empty);

        // When
        var found = none.find("afterrun.jar");

        // Then
        assertThat(found).isEmpty();
    }
}
