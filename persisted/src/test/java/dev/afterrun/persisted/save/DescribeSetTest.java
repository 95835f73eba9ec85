package dev.afterrun.persisted.save;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.disk.FileStatus;
import dev.afterrun.persisted.disk.NativeNames;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.rule.PathRules;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class DescribeSetTest {
    private static final ChunkSizes SIZES = new ChunkSizes(256, 1024, 4096);
    private static final SetSystem SYSTEM = new SetSystem(SetSystem.OperatingSystem.LINUX, "amd64");
    private static final Instant TIME = Instant.parse("2026-11-21T10:11:12.123456789Z");

    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path home;

    @Test
    void howMuchIsToBeReadIsToldBeforeAnythingIsRead() throws IOException {
        // Given
        Files.writeString(home.resolve("a"), "12345");
        Files.writeString(home.resolve("b"), "123");
        Files.writeString(home.resolve("other"), "1");
        var heard = new ArrayList<Long>();

        // When
        describing(Links.INSIDE)
                .describe(
                        PathRules.parse(List.of("~/[ab]")),
                        SIZES,
                        (sha256, buffer, offset, length) -> heard.add(-1L),
                        KnownFiles.NONE,
                        heard::add);

        // Then
        assertThat(heard).startsWith(8L, -1L).containsOnlyOnce(8L);
    }

    @Test
    void aFileThatIsKnownIsNotRead() throws IOException {
        // Given
        Files.writeString(home.resolve("a"), "12345");
        Files.createLink(home.resolve("b"), home.resolve("a"));
        var before = described("~/[ab]");
        var known = before.files().findFirst().orElseThrow();
        var chunks = new ArrayList<Digest>();

        // When
        var after = describing(Links.INSIDE)
                .describe(
                        PathRules.parse(List.of("~/[ab]")),
                        SIZES,
                        (sha256, buffer, offset, length) -> chunks.add(sha256),
                        (base, path, status) -> path.equals(known.path()) ? Optional.of(known) : Optional.empty(),
                        bytes -> {});

        // Then
        assertThat(after).isEqualTo(before);
        assertThat(chunks).isEmpty();
    }

    @Test
    void modesTimesLinksAndEmptyDirectoriesAreDescribedExactly() throws IOException {
        // Given
        var bin = Files.createDirectories(home.resolve("cache/bin"));
        var tool = Files.writeString(bin.resolve("tool"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(tool, FileStatus.permissions(new FileMode(0751)));
        Files.setLastModifiedTime(tool, FileTime.from(TIME));
        Files.createLink(home.resolve("cache/same"), tool);
        Files.createSymbolicLink(home.resolve("cache/link"), Path.of("bin/tool"));
        Files.createDirectory(home.resolve("cache/empty"));

        // When
        var entries = described("~/cache").trees().getFirst().entries();

        // Then
        assertThat(entries)
                .extracting(entry -> entry.path().value())
                .containsExactly("cache", "cache/bin", "cache/bin/tool", "cache/empty", "cache/link", "cache/same");
        assertThat(entries.get(2)).isInstanceOfSatisfying(SetEntry.RegularFile.class, file -> {
            assertThat(file.mode()).isEqualTo(new FileMode(0751));
            assertThat(file.modified()).isEqualTo(TIME);
            assertThat(file.sha256()).isEqualTo(Digest.of("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(entries.get(3)).isInstanceOf(SetEntry.Directory.class);
        assertThat(entries.get(4))
                .isInstanceOfSatisfying(
                        SetEntry.SymbolicLink.class,
                        link -> assertThat(link.target()).isEqualTo(new LinkTarget("bin/tool")));
        assertThat(entries.get(5))
                .isEqualTo(new SetEntry.HardLink(new EntryPath("cache/same"), new EntryPath("cache/bin/tool")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesThatAreNoUtf8KeepTheirBytes() throws IOException {
        // Given
        var name = new EntryPath("d/b%FF%0Aü%25");
        Files.createDirectory(home.resolve("d"));
        Files.writeString(NativeNames.resolve(home, name.bytes()), "x");
        Files.createSymbolicLink(home.resolve("d/l"), NativeNames.path(new LinkTarget("b%FF%0Aü%25").bytes()));

        // When
        var entries = described("~/d/*").trees().getFirst().entries();

        // Then
        assertThat(entries).extracting(SetEntry::path).contains(name);
        assertThat(entries)
                .filteredOn(SetEntry.SymbolicLink.class::isInstance)
                .extracting(entry -> ((SetEntry.SymbolicLink) entry).target().value())
                .containsExactly("b%FF%0Aü%25");
        assertThat(entries.getFirst()).isEqualTo(new SetEntry.Passage(new EntryPath("d")));
    }

    @Test
    void longRunsOfZerosAreHolesAndNoChunks() throws IOException {
        // Given
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE);
        try (var file = Files.newByteChannel(home.resolve("sparse"), options)) {
            file.position(10_000_000).write(ByteBuffer.wrap(new byte[] {1}));
        }
        var chunks = new HashSet<Digest>();

        // When
        var set = describing(Links.INSIDE)
                .describe(
                        PathRules.parse(List.of("~/sparse")),
                        SIZES,
                        (sha256, buffer, offset, length) -> chunks.add(sha256));

        // Then
        assertThat(set.files().toList().getFirst().pieces())
                .hasSize(2)
                .first()
                .satisfies(piece -> assertThat(piece.sha256()).isEmpty())
                .extracting(Piece::length)
                .satisfies(length -> assertThat(length).isGreaterThan(9_990_000L));
        assertThat(chunks).hasSize(1);
    }

    @Test
    void linksThatLeadOutAreRefusedByNameUnlessAllowed() throws IOException {
        // Given
        Files.createDirectory(home.resolve("d"));
        Files.createSymbolicLink(home.resolve("d/out"), Path.of("../secret"));

        // Then
        assertThatExceptionOfType(SetRefused.class)
                .isThrownBy(() -> described("~/d"))
                .withMessageContaining("'d/out' to '../secret'");
        assertThat(describing(Links.ANYWHERE)
                        .describe(PathRules.parse(List.of("~/d")), SIZES, DescribeSetTest::ignored)
                        .trees()
                        .getFirst()
                        .entries())
                .hasSize(2);
    }

    @Test
    void whatIsRequiredAndMissingIsNamed() {
        assertThatExceptionOfType(SetRefused.class)
                .isThrownBy(() -> described("=~/nothing/*"))
                .withMessageContaining("=~/nothing/*");
        assertThat(notes).isEmpty();
    }

    @Test
    void placeThatIsTakenFromTwoBasesIsRefusedAndNamed() throws IOException {
        // Given
        Files.createDirectories(home.resolve("work/target"));
        Files.writeString(home.resolve("work/target/a"), "x");

        // Then
        assertThatExceptionOfType(SetRefused.class)
                .isThrownBy(() -> inHome("~/work", "target/a"))
                .withMessageContaining("'work/target/a' of the home, in which the workspace lies")
                .withMessageContaining("begins with '!'");
        assertThatExceptionOfType(SetRefused.class)
                .isThrownBy(() -> inHome("~/work/target/a", "target"))
                .withMessageContaining("two bases");
        assertThatExceptionOfType(SetRefused.class)
                .isThrownBy(() -> inHome("~/work/target/a", "target/a"))
                .withMessageContaining("two bases");
    }

    @Test
    void basesThatLieInEachOtherMayBothHaveSomethingOfTheirOwn() throws IOException {
        // Given
        Files.createDirectories(home.resolve("work/target"));
        Files.writeString(home.resolve("work/target/a"), "x");
        Files.writeString(home.resolve("work/target/b"), "x");
        Files.writeString(home.resolve("work-too"), "x");

        // When
        var set = inHome("~/work/target/b", "~/work-too", "target/a");

        // Then
        assertThat(set.files()).hasSize(3);
    }

    /** Of a checkout in the home, which is reached through a link. */
    private SetDescription inHome(String... rules) throws IOException {
        var link = home.resolveSibling(home.getFileName() + "-link");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, home);
        var bases = new Bases(link.resolve("work"), home, Path.of("/"));
        return new DescribeSet(bases, SYSTEM, Links.INSIDE, notes::add)
                .describe(PathRules.parse(List.of(rules)), SIZES, DescribeSetTest::ignored);
    }

    private SetDescription described(String... rules) throws IOException {
        return describing(Links.INSIDE).describe(PathRules.parse(List.of(rules)), SIZES, DescribeSetTest::ignored);
    }

    private DescribeSet describing(Links links) {
        return new DescribeSet(new Bases(home.resolve("none"), home, Path.of("/")), SYSTEM, links, notes::add);
    }

    private static void ignored(Digest sha256, byte[] buffer, int offset, int length) {}
}
