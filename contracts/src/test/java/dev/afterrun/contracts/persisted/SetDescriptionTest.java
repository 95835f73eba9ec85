package dev.afterrun.contracts.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.LimitPassed;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SetDescriptionTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Digest DIGEST = new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    private static final Instant TIME = Instant.parse("2026-11-21T10:11:12.123456789Z");
    private static final FileMode MODE = FileMode.parse("640");

    @Test
    void aDescriptionIsReadAndWrittenAsEver() throws IOException {
        // Given
        var set = set(
                new SetEntry.Passage(new EntryPath(".cargo")),
                new SetEntry.Directory(new EntryPath(".cargo/registry"), new FileMode(0755), TIME),
                new SetEntry.RegularFile(
                        new EntryPath(".cargo/registry/a"),
                        MODE,
                        TIME,
                        5_000_003,
                        DIGEST,
                        List.of(Piece.chunk(3, DIGEST), Piece.hole(5_000_000))),
                new SetEntry.HardLink(new EntryPath(".cargo/registry/b"), new EntryPath(".cargo/registry/a")),
                new SetEntry.SymbolicLink(
                        new EntryPath(".cargo/registry/c%FF"), new LinkTarget("../registry/a"), TIME));

        try (var file = SetDescriptionTest.class.getResourceAsStream("/golden/persisted-set-1.json")) {
            // When
            var golden = MAPPER.readTree(Objects.requireNonNull(file, "the golden file"));

            // Then
            assertThat(MAPPER.readTree(MAPPER.writeValueAsBytes(set))).isEqualTo(golden);
            assertThat(MAPPER.treeToValue(golden, SetDescription.class)).isEqualTo(set);
        }
    }

    @Test
    void nothingIsWrittenThroughALink() {
        refused(
                "lies in 'a', which is no directory",
                new SetEntry.SymbolicLink(new EntryPath("a"), new LinkTarget("/etc"), TIME),
                file("a/passwd"));
    }

    @Test
    void nothingLiesInAFileOrInADirectoryThatIsNotListed() {
        refused("which is no directory", file("a"), file("a/b"));
        refused("not listed", file("a/b"));
    }

    @Test
    void nothingIsListedTwiceOrOutOfOrder() {
        refused("listed twice", file("a"), file("a"));
        refused("listed twice", file("a"), new SetEntry.Passage(new EntryPath("a")));
        refused("after 'b'", file("b"), file("a"));
    }

    @Test
    void aHardLinkIsAnotherNameOfAFileBeforeIt() {
        refused("no file before it", link("a", "b"), file("b"));
        refused("no file before it", link("a", "b"));
        refused("no file before it", new SetEntry.Passage(new EntryPath("a")), link("b", "a"));
        refused("no file before it", file("a"), link("b", "a"), link("c", "b"));
    }

    @Test
    void thereAreNoDevices() {
        assertThatExceptionOfType(InvalidTypeIdException.class)
                .isThrownBy(() -> MAPPER.readValue("{\"kind\":\"device\",\"path\":\"sda\"}", SetEntry.class));
    }

    @Test
    void nothingRunsAsSomebodyElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileMode(04755));
        assertThatIllegalArgumentException().isThrownBy(() -> FileMode.parse("4755"));
        assertThat(FileMode.of(04755)).isEqualTo(new FileMode(0755));
    }

    @Test
    void aFileIsAsLongAsItsPieces() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetEntry.RegularFile(
                        new EntryPath("a"), MODE, TIME, 4, DIGEST, List.of(Piece.chunk(3, DIGEST))))
                .withMessageContaining("3 bytes, the file 4");
        assertThatIllegalArgumentException().isThrownBy(() -> Piece.hole(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Piece.chunk(-1, DIGEST));
    }

    @Test
    void chunksAndSetsHaveABound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(file("a", Piece.chunk(262_145, DIGEST))))
                .withMessageContaining("longer than 262144");
        assertThatExceptionOfType(LimitPassed.class)
                .isThrownBy(() -> set(file("a", Piece.hole(SetDescription.MOST_BYTES)), file("b", Piece.hole(1))))
                .withMessageContaining(String.valueOf(SetDescription.MOST_BYTES));
        assertThatExceptionOfType(LimitPassed.class).isThrownBy(() -> Piece.hole(SetDescription.MOST_BYTES + 1));
    }

    @Test
    void aVersionThatIsNotKnownIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SetDescription(2, system(), ChunkSizes.USUAL, List.of()))
                .withMessageContaining("version 2");
    }

    @Test
    void sizesOfChunksGrow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSizes(63, 1024, 4096));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSizes(1024, 1024, 4096));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSizes(256, 1000, 4096));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChunkSizes(256, 1024, 16 * 1024 * 1024));
    }

    private static void refused(String why, SetEntry... entries) {
        assertThatIllegalArgumentException().isThrownBy(() -> set(entries)).withMessageContaining(why);
    }

    private static SetDescription set(SetEntry... entries) {
        return new SetDescription(
                SetDescription.VERSION,
                system(),
                ChunkSizes.USUAL,
                List.of(new SetTree(PathBase.HOME, List.of(entries))));
    }

    private static SetSystem system() {
        return new SetSystem(SetSystem.OperatingSystem.LINUX, "amd64");
    }

    private static SetEntry file(String path, Piece... pieces) {
        var size = List.of(pieces).stream().mapToLong(Piece::length).sum();
        return new SetEntry.RegularFile(new EntryPath(path), MODE, TIME, size, DIGEST, List.of(pieces));
    }

    private static SetEntry link(String path, String to) {
        return new SetEntry.HardLink(new EntryPath(path), new EntryPath(to));
    }
}
