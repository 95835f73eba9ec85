package dev.afterrun.persisted.archive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.persisted.disk.Attributes;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.disk.ThisSystem;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.SetDamaged;
import dev.afterrun.persisted.rule.PathRules;
import dev.afterrun.persisted.save.DescribeSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class SetArchiveTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:11:12.123456789Z");
    private static final String LONG = "a-name-of-which-four-are-longer-than-a-header-has-room-for";

    private final Map<Digest, byte[]> chunks = new HashMap<>();

    @TempDir
    private Path directory;

    @Test
    void whatTarUnpacksIsTheSet() throws IOException, InterruptedException {
        // Given
        var set = described("here");
        var archive = directory.resolve("set.tar");
        try (var out = Files.newOutputStream(archive)) {
            SetArchive.write(set, (sha256, length) -> chunk(sha256), out);
        }

        // When
        var there = Files.createDirectory(directory.resolve("there"));
        var said = directory.resolve("said.txt").toFile();
        var tar = new ProcessBuilder("tar", "-xpf", archive.toString(), "-C", there.toString(), "--no-same-owner")
                .redirectErrorStream(true)
                .redirectOutput(said)
                .start();

        // Then
        assertThat(tar.waitFor()).as("what tar said: %s", said).isZero();
        assertThat(describe(Bases.below(there))).isEqualTo(set);
    }

    @Test
    void theSameSetIsTheSameBytes() throws IOException {
        // Given
        var set = described("here");

        // Then
        assertThat(archived(set)).isEqualTo(archived(set));
        assertThat(archived(set).length % TarHeader.BLOCK).isZero();
    }

    @Test
    void aDamagedChunkIsNeverWritten() throws IOException {
        // Given
        var set = described("here");

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(
                        () -> SetArchive.write(set, (sha256, length) -> new byte[length], new ByteArrayOutputStream()));
    }

    private byte[] archived(SetDescription set) throws IOException {
        var out = new ByteArrayOutputStream();
        SetArchive.write(set, (sha256, length) -> chunk(sha256), out);
        return out.toByteArray();
    }

    private byte[] chunk(Digest sha256) {
        return requireNonNull(chunks.get(sha256), "a chunk that was taken");
    }

    private SetDescription described(String name) throws IOException {
        var bases = Bases.below(directory.resolve(name));
        var cache = Files.createDirectories(bases.home().resolve("cache"));
        var tool = file(cache, "tool", new FileMode(0751), random(10_000));
        Files.createLink(cache.resolve("same"), tool);
        Files.createSymbolicLink(cache.resolve("link"), Path.of("tool"));
        Attributes.setOfLink(cache.resolve("link"), TIME);
        var deep = Files.createDirectories(cache.resolve(LONG).resolve(LONG).resolve(LONG));
        file(deep, LONG, new FileMode(0600), random(1));
        file(cache, "b%FF%0Aü%25", new FileMode(0640), random(600));
        file(cache, "zeros", new FileMode(0644), new byte[100_000]);
        file(cache, "nothing", new FileMode(0400), new byte[0]);
        Attributes.set(Files.createDirectory(cache.resolve("empty")), new FileMode(0500), TIME);
        Attributes.set(cache, new FileMode(0750), TIME);
        return describe(bases);
    }

    private SetDescription describe(Bases bases) throws IOException {
        return new DescribeSet(bases, ThisSystem.here(), Links.INSIDE, note -> {})
                .describe(
                        PathRules.parse(List.of("~/cache")),
                        new ChunkSizes(256, 1024, 4096),
                        (sha256, buffer, offset, length) ->
                                chunks.put(sha256, Arrays.copyOfRange(buffer, offset, offset + length)));
    }

    private static Path file(Path directory, String name, FileMode mode, byte[] content) throws IOException {
        var file = NativeNames.resolve(directory, new EntryPath(name).bytes());
        Files.write(file, content);
        Attributes.set(file, mode, TIME);
        return file;
    }

    private static byte[] random(int length) {
        var content = new byte[length];
        new Random(length).nextBytes(content);
        return content;
    }
}
