package dev.afterrun.cli.set;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.persisted.disk.Inode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeenSetTest {
    private static final Digest ONE = Digest.of(new byte[] {1});
    private static final Digest OTHER = Digest.of(new byte[] {2});
    private static final SeenSet SEEN = new SeenSet(
            OTHER,
            ChunkSizes.USUAL,
            List.of(
                    seen(PathBase.HOME, "a/%FF", 0, List.of()),
                    seen(PathBase.WORKSPACE, "ü", 7, List.of(Piece.chunk(7, ONE))),
                    seen(PathBase.WORKSPACE, "b", 7, List.of(Piece.chunk(7, OTHER))),
                    seen(PathBase.ROOT, "c", 12, List.of(Piece.chunk(3, OTHER), Piece.hole(4), Piece.chunk(5, ONE)))));

    @TempDir
    private Path directory;

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        // When
        SEEN.write(file(), 1);

        // Then
        assertThat(SeenSet.read(file())).contains(SEEN);
    }

    @Test
    void anyOtherByteAndNothingIsKnown() throws IOException {
        // Given
        SEEN.write(file(), 1);
        var bytes = Files.readAllBytes(file());

        // Then
        for (var at = 0; at < bytes.length; at++) {
            var other = bytes.clone();
            other[at] ^= 0x41;
            Files.write(file(), other);
            assertThat(SeenSet.read(file())).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void whatIsCutOffOrNotThereIsNotKnown() throws IOException {
        // Given
        SEEN.write(file(), 1);
        var bytes = Files.readAllBytes(file());

        // Then
        for (var length = 0; length < bytes.length; length++) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            assertThat(SeenSet.read(file())).as("%d bytes", length).isEmpty();
        }
        assertThat(SeenSet.read(directory.resolve("none"))).isEmpty();
    }

    private Path file() {
        return directory.resolve("seen");
    }

    private static SeenFile seen(PathBase base, String path, long size, List<Piece> pieces) {
        return new SeenFile(
                base,
                new SetEntry.RegularFile(
                        new EntryPath(path),
                        new FileMode(0640),
                        Instant.parse("2026-11-21T10:11:12.123456789Z"),
                        size,
                        ONE,
                        pieces),
                new Inode(-1, Instant.parse("2026-11-22T10:11:12.1Z")));
    }
}
