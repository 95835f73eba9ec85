package dev.afterrun.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TarballTest {
    private static final Instant TIME = Instant.parse("2026-11-21T00:00:00Z");

    @TempDir
    private Path folder;

    private Path program;

    @BeforeEach
    void aProgram() throws IOException {
        program = Files.writeString(
                Files.createDirectories(folder.resolve("files/bin")).resolve("greet"), "hello");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("files/text"), "read me");
    }

    @Test
    void sameContentsMakeTheSameBytes() throws IOException {
        // Given
        var once = written("once");
        Files.setLastModifiedTime(program, FileTime.from(TIME.plusSeconds(4711)));

        // When
        var again = written("again");

        // Then
        assertThat(again).hasSameBinaryContentAs(once);
    }

    @Test
    void filesBelongToRootAndHaveOneTime() throws IOException {
        // When
        var files = filesOf(written("image"));

        // Then
        assertThat(files).containsOnlyKeys("opt/bin/greet", "opt/text").allSatisfy((_, file) -> {
            assertThat(file.getLongUserId()).isZero();
            assertThat(file.getLastModifiedTime().toInstant()).isEqualTo(TIME);
        });
    }

    @Test
    void whatRunsHereRunsThere() throws IOException {
        // When
        var files = filesOf(written("image"));

        // Then
        assertThat(files.get("opt/bin/greet"))
                .extracting(file -> file.getMode() & 0777)
                .isEqualTo(0755);
        assertThat(files.get("opt/text"))
                .extracting(file -> file.getMode() & 0777)
                .isEqualTo(0644);
    }

    @Test
    void containerStartsAsTheImageSays() throws IOException {
        // When
        var config = configOf(written("image"));

        // Then
        assertThat(config.path("created").asText()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(config.at("/config/User").asText()).isEqualTo("10001:10001");
        assertThat(config.at("/config/Entrypoint").toString()).isEqualTo("[\"/opt/bin/greet\"]");
        assertThat(config.at("/config/Env").toString()).contains("LANG=C.UTF-8");
        assertThat(config.at("/config/ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.at("/config/Labels").toString())
                .contains("A greeting")
                .contains("1.2.3");
    }

    private Path written(String name) throws IOException {
        var image = new Image(
                "greeting",
                "afterrun/greeting:1",
                "A greeting",
                10001,
                List.of(Layer.of("programs", Content.of(folder.resolve("files"), "/opt"))),
                List.of("/opt/bin/greet"),
                Map.of("LANG", "C.UTF-8"),
                Set.of(8080));
        var file = folder.resolve(name + ".tar");
        // Each with a cache of its own: what was kept would be the same in any case.
        new Tarball("scratch", "1.2.3", TIME, folder.resolve("cache-of-" + name)).write(image, file);
        return file;
    }

    private static Map<String, TarArchiveEntry> filesOf(Path tarball) throws IOException {
        var files = new TreeMap<String, TarArchiveEntry>();
        var layer = bytesOf(tarball, manifestOf(tarball).at("/Layers/0").asText());
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), entry);
                }
            }
        }
        return files;
    }

    private static JsonNode configOf(Path tarball) throws IOException {
        return json(bytesOf(tarball, manifestOf(tarball).path("Config").asText()));
    }

    private static JsonNode manifestOf(Path tarball) throws IOException {
        return json(bytesOf(tarball, "manifest.json")).path(0);
    }

    private static JsonNode json(byte[] bytes) throws IOException {
        return new ObjectMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] bytesOf(Path tarball, String name) throws IOException {
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(tarball)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return tar.readAllBytes();
                }
            }
        }
        throw new AssertionError(tarball + " has no " + name);
    }
}
