package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A link {@code A} and a directory {@code a}, where the file system takes both for one name: that is what the two get here, on every
 * system.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class UnitMakingTest {
    private static final Unit.Place FREE = Unit.Place.FREE;

    private final MemoryChunks chunks = new MemoryChunks();

    @TempDir
    private Path directory;

    private Path outside = Path.of("");

    @BeforeEach
    void makeOutside() throws IOException {
        outside = Files.createDirectory(directory.resolve("outside"));
    }

    @Test
    void nothingIsWrittenThroughALinkOfTheSameNameAsADirectory() {
        // Given
        var inside = new Unit(new SetEntry.Directory(path("a"), new FileMode(0755), Instant.EPOCH), target("a"), FREE);
        inside.add(file("a/x"));

        // Then
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> make(link(), inside));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void norThroughOneOfTheSameNameAsADirectoryOnTheWay() {
        // Given
        var inside = new Unit(new SetEntry.Passage(path("a")), target("a"), FREE);
        inside.add(file("a/x"));

        // Then
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> make(link(), inside));
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void norIntoTheFileThatALinkLeadsTo() throws IOException {
        // Given
        Files.writeString(outside.resolve("x"), "mine");
        var link = new Unit(
                new SetEntry.SymbolicLink(path("A"), LinkTarget.of(bytes(outside + "/x")), Instant.EPOCH),
                target("A"),
                FREE);
        var file = new Unit(file("a"), target("a"), FREE);

        // Then
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> make(link, file));
        assertThat(outside.resolve("x")).hasContent("mine");
    }

    private Unit link() {
        return new Unit(
                new SetEntry.SymbolicLink(path("A"), LinkTarget.of(bytes(outside.toString())), Instant.EPOCH),
                target("A"),
                FREE);
    }

    private void make(Unit... units) throws IOException {
        new UnitMaking(directory, new FileMaking(chunks)).make(List.of(units), () -> directory.resolve("both"));
    }

    private SetEntry.RegularFile file(String path) {
        var content = bytes("theirs");
        var sha256 = Digest.of(content);
        chunks.take(sha256, content, 0, content.length);
        return new SetEntry.RegularFile(
                path(path),
                new FileMode(0644),
                Instant.EPOCH,
                content.length,
                sha256,
                List.of(Piece.chunk(content.length, sha256)));
    }

    private Path target(String name) {
        return directory.resolve("target").resolve(name);
    }

    private static EntryPath path(String value) {
        return new EntryPath(value);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
