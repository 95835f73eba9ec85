package dev.afterrun.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadCommitTest {
    @TempDir
    private Path root;

    @BeforeEach
    void writeSources() throws IOException {
        Files.createDirectories(root.resolve("contracts/src/main"));
        Files.createDirectories(root.resolve("contracts/target/src"));
        Files.writeString(root.resolve("contracts/src/main/A.java"), "one");
    }

    @Test
    void withoutGitTheSameSourcesAreTheSameCommitWhateverTheBuildLeft() throws IOException {
        // Given
        var before = HeadCommit.of(root);
        Files.writeString(root.resolve("contracts/target/src/A.class"), "built");

        // When
        var after = HeadCommit.of(root);

        // Then
        assertThat(after).isEqualTo(before);
        assertThat(after.commit().toString()).matches("[0-9a-f]{40}");
        assertThat(after.origin()).contains("no Git checkout");
    }

    @Test
    void withoutGitOtherSourcesAreAnotherCommit() throws IOException {
        // Given
        var before = HeadCommit.of(root);
        Files.writeString(root.resolve("contracts/src/main/A.java"), "two");

        // When
        var after = HeadCommit.of(root);

        // Then
        assertThat(after.commit()).isNotEqualTo(before.commit());
    }
}
