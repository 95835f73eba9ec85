package dev.afterrun.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NewerClassesTest {
    @TempDir
    private Path directory;

    @Test
    void everyClassOfPicocliCanBeRecordedAndPassesTheCheckOfLaterOnes() throws Exception {
        var old = Path.of(CommandLine.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var made = directory.resolve("made.jar");

        NewerClasses.write(old, made);

        try (var jar = new JarFile(made.toFile());
                var loader =
                        new URLClassLoader(new URL[] {made.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            var classes = Collections.list(jar.entries()).stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("picocli/CommandLine") && name.endsWith(".class"))
                    .toList();
            assertThat(classes).hasSizeGreaterThan(100);
            for (var name : classes) {
                assertThat(NewerClasses.version(
                                jar.getInputStream(jar.getEntry(name)).readAllBytes()))
                        .isGreaterThanOrEqualTo(50);
                // Initialised, so verified: a wrong frame is a VerifyError.
                assertThat(Class.forName(name.replace('/', '.').replace(".class", ""), true, loader))
                        .isNotNull();
            }
        }
    }

    @Test
    void whatIsNewEnoughStaysAsItIs() throws Exception {
        var classes = Path.of(NewerClasses.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var name = "dev/afterrun/cli/recording/NewerClasses.class";
        var jar = jarOf(name, Files.readAllBytes(classes.resolve(name)));
        var made = directory.resolve("made.jar");

        NewerClasses.write(jar, made);

        try (var before = new JarFile(jar.toFile());
                var after = new JarFile(made.toFile())) {
            assertThat(after.getInputStream(after.getEntry(name)).readAllBytes())
                    .isEqualTo(before.getInputStream(before.getEntry(name)).readAllBytes());
            assertThat(after.getEntry(name).getTime())
                    .isEqualTo(before.getEntry(name).getTime());
        }
    }

    private Path jarOf(String name, byte[] bytes) throws IOException {
        var jar = directory.resolve("one.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            var entry = new JarEntry(name);
            entry.setTime(1_000_000_000_000L);
            out.putNextEntry(entry);
            out.write(bytes);
            out.closeEntry();
        }
        return jar;
    }
}
