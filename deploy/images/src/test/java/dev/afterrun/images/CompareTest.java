package dev.afterrun.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code compare.sh} says of the images of two builds. */
final class CompareTest {
    private static final Instant TIME = Instant.parse("2026-11-21T00:00:00Z");
    private static final Path SCRIPT = Path.of("compare.sh").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void sameImagesAreTheSame() throws Exception {
        // Given
        built("once", "app/greet.jar", "greet", "recorded");
        built("again", "app/greet.jar", "greet", "recorded");

        // When
        var said = compared(0);

        // Then
        assertThat(said)
                .containsPattern("greeting +application +same")
                .containsPattern("greeting +recorded start +same");
    }

    @Test
    void recordedStartsMayDiffer() throws Exception {
        // Given
        built("once", "app/greet.jar", "greet", "recorded");
        built("again", "app/greet.jar", "greet", "recorded otherwise");

        // When
        var said = compared(0);

        // Then
        assertThat(said)
                .containsPattern("greeting +application +same")
                .containsPattern("greeting +recorded start +differs, as it may");
    }

    @Test
    void classThatDiffersIsNamedWithItsJar() throws Exception {
        // Given
        built("once", "app/greet.jar", "greet", "recorded");
        built("again", "app/greet.jar", "bow", "recorded");

        // When
        var said = compared(1);

        // Then
        assertThat(said)
                .containsPattern("greeting +application +DIFFERS")
                .containsPattern("opt/afterrun/app/greet.jar\\n +Greeting.class")
                .contains("differences that should not be: 1");
    }

    @Test
    void classesThatQuarkusGeneratesMayDiffer() throws Exception {
        // Given
        built("once", "quarkus/generated-bytecode.jar", "greet", "recorded");
        built("again", "quarkus/generated-bytecode.jar", "bow", "recorded");

        // When
        var said = compared(0);

        // Then
        assertThat(said).containsPattern("application +differs, as it may: 1 classes");
    }

    @Test
    void imageThatIsMissingIsNoSameImage() throws Exception {
        // Given
        built("once", "app/greet.jar", "greet", "recorded");
        Files.createDirectories(folder.resolve("again"));

        // When
        var said = compared(2);

        // Then
        assertThat(said).contains("have not the same images");
    }

    private void built(String build, String jar, String greeting, String recorded) throws IOException {
        var files = Files.createDirectories(folder.resolve("files-of-" + build));
        writeJar(files.resolve("greet.jar"), greeting);
        Files.writeString(files.resolve("start.aot"), recorded);
        var image = new Image(
                "greeting",
                "afterrun/greeting:1",
                "A greeting",
                10001,
                List.of(
                        Layer.of("application", Content.of(files.resolve("greet.jar"), "/opt/afterrun/" + jar)),
                        Layer.of("recorded start", Content.of(files.resolve("start.aot"), "/opt/afterrun/start.aot"))),
                List.of("/opt/bin/greet"),
                Map.of("LANG", "C.UTF-8"),
                Set.of(8080));
        var tarball = Files.createDirectories(folder.resolve(build)).resolve("greeting.tar");
        new Tarball("scratch", "1.2.3", TIME, folder.resolve("cache-of-" + build)).write(image, tarball);
    }

    private static void writeJar(Path file, String greeting) throws IOException {
        try (var jar = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : List.of("Greeting.class", "Other.class")) {
                var entry = new ZipEntry(name);
                entry.setTime(TIME.toEpochMilli());
                jar.putNextEntry(entry);
                jar.write((name.equals("Greeting.class") ? greeting : name).getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }

    private String compared(int code) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "bash",
                        SCRIPT.toString(),
                        folder.resolve("once").toString(),
                        folder.resolve("again").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }
}
