package dev.afterrun.launcher.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    void inAGitCheckoutItIsItsHead() throws Exception {
        // Given
        git("init", "--quiet");
        git("add", "contracts/src");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "--quiet", "--message=one");

        // When
        var head = HeadCommit.of(root);

        // Then
        assertThat(head.commit()).hasToString(git("rev-parse", "HEAD"));
        assertThat(head.origin()).isEqualTo("the checkout's HEAD");
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

    private String git(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            var git = new ProcessBuilder(command).directory(root.toFile()).start();
            var said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
            assertThat(git.waitFor()).as("%s", command).isZero();
            return said;
        } catch (IOException e) {
            return abort("there is no git here");
        }
    }
}
