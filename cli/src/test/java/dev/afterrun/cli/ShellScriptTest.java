package dev.afterrun.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script is run by a real shell, and a stand-in for Java tells how it was called. */
class ShellScriptTest {
    @TempDir
    private Path directory;

    private Path script;

    @BeforeEach
    void copy() throws IOException {
        assumeTrue(File.separatorChar == '/');
        script = directory.resolve("cli/afterrun");
        Files.createDirectories(script.getParent());
        Files.copy(Path.of("src/main/sh/afterrun"), script);
        // All that the script needs of a system, without the Java that may lie beside it.
        var tools = Files.createDirectories(directory.resolve("tools"));
        for (var tool : List.of("dirname", "readlink", "sed", "head")) {
            Files.createSymbolicLink(tools.resolve(tool), installed(tool));
        }
    }

    private static Path installed(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itRunsTheJarBesideItWithTheJavaOfJavaHome() throws Exception {
        // Given
        Files.createFile(directory.resolve("cli/afterrun.jar"));
        java("new/bin/java", "21.0.4");
        java("old/java", "17.0.1");

        // When
        var said = run("new", "old", "publish", "a b");

        // Then
        assertThat(said)
                .contains("UTF-8: -Xmx512m -Xmn24m -XX:+UseSerialGC ")
                .contains(" -jar " + directory.toRealPath() + "/cli/afterrun.jar publish a b");
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        // Given
        Files.createFile(directory.resolve("cli/afterrun.jar"));
        java("old/bin/java", "1.8.0_402");
        java("new/java", "25");

        // When
        var said = run("old", "new", "publish");

        // Then
        assertThat(said).contains("afterrun.jar publish");
    }

    @Test
    void aJavaThatHasItsVersionInAFileIsNotStartedToTellIt() throws Exception {
        // Given
        Files.createFile(directory.resolve("cli/afterrun.jar"));
        java("new/bin/java", "1.0 if it were asked");
        Files.writeString(directory.resolve("new/release"), "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"25.0.1\"\n");

        // When
        var said = run("new", "none", "publish");

        // Then
        assertThat(said).contains("afterrun.jar publish");
    }

    @Test
    void aRuntimeOfItsOwnComesFirst() throws Exception {
        // Given
        Files.createDirectories(directory.resolve("lib"));
        Files.createFile(directory.resolve("lib/afterrun.jar"));
        java("runtime/bin/java", "25");

        // When
        var said = run("none", "none", "--version");

        // Then
        assertThat(said).contains("/../lib/afterrun.jar --version");
    }

    @Test
    void withoutANewEnoughJavaItSaysSo() throws Exception {
        // Given
        Files.createFile(directory.resolve("cli/afterrun.jar"));
        java("old/bin/java", "17.0.1");

        // When
        var said = run("old", "none", "publish");

        // Then
        assertThat(said).startsWith("afterrun: starting: no Java 21 or newer").endsWith("exit 2");
    }

    @Test
    void withoutItsJarItSaysSo() throws Exception {
        // When
        var said = run("none", "none", "publish");

        // Then
        assertThat(said)
                .startsWith("afterrun: starting: afterrun.jar is not beside")
                .endsWith("exit 2");
    }

    private void java(String path, String version) throws IOException {
        var file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; else echo "$LC_ALL: $*"; fi
                """.formatted(version));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(String javaHome, String path, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/bin/sh", script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("JAVA_HOME", directory.resolve(javaHome).toString());
        builder.environment().put("PATH", directory.resolve(path) + ":" + directory.resolve("tools"));
        builder.environment().put("LANG", "C");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        return said + "\nexit " + process.waitFor();
    }
}
