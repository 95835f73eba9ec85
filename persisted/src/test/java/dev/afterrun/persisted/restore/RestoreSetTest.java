package dev.afterrun.persisted.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.EntryPath;
import dev.afterrun.contracts.persisted.FileMode;
import dev.afterrun.contracts.persisted.LinkTarget;
import dev.afterrun.contracts.persisted.PathBase;
import dev.afterrun.contracts.persisted.Piece;
import dev.afterrun.contracts.persisted.SetDescription;
import dev.afterrun.contracts.persisted.SetEntry;
import dev.afterrun.contracts.persisted.SetSystem;
import dev.afterrun.contracts.persisted.SetTree;
import dev.afterrun.persisted.disk.Bases;
import dev.afterrun.persisted.link.Links;
import dev.afterrun.persisted.restore.RestoreRules.Existing;
import dev.afterrun.persisted.restore.RestoreRules.OtherSystems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
final class RestoreSetTest {
    private static final Instant TIME = Instant.parse("2026-11-21T10:11:12.123456789Z");
    private static final RestoreRules REPLACING =
            new RestoreRules(Existing.REPLACED, Links.INSIDE, OtherSystems.REFUSED);

    private final MemoryChunks chunks = new MemoryChunks();

    @TempDir
    private Path directory;

    private Machine machine = new Machine(Path.of(""));

    @BeforeEach
    void makeMachine() throws IOException {
        machine = Machine.withHome(directory.resolve("machine"));
    }

    @Test
    void filesThatAreThereAndDifferStayAndAreNamed() throws IOException {
        // Given
        Files.writeString(machine.home().resolve("a"), "mine");

        // Then
        assertThatExceptionOfType(RestoreRefused.class)
                .isThrownBy(() -> machine.restore(set(file("a", "theirs"), file("b", "new")), chunks))
                .withMessageContaining("home/a")
                .withMessageContaining("elsewhere");
        assertThat(machine.home().resolve("a")).hasContent("mine");
        assertThat(machine.home().resolve("b")).doesNotExist();
    }

    @Test
    void filesThatDifferAreReplacedWhereTheRuleSaysSo() throws IOException {
        // Given
        Files.writeString(machine.home().resolve("a"), "mine");

        // When
        machine.restore(set(file("a", "theirs")), chunks, REPLACING, () -> {});

        // Then
        assertThat(machine.home().resolve("a")).hasContent("theirs");
        assertThat(machine.leftovers()).isEmpty();
    }

    @Test
    void aLinkInThePlaceOfADirectoryIsNotFollowed() throws IOException {
        // Given
        var outside = Files.createDirectory(directory.resolve("outside"));
        Files.createSymbolicLink(machine.home().resolve("d"), outside);

        // Then
        assertThatExceptionOfType(RestoreRefused.class)
                .isThrownBy(() -> machine.restore(
                        set(new SetEntry.Passage(new EntryPath("d")), file("d/x", "theirs")),
                        chunks,
                        REPLACING,
                        () -> {}))
                .withMessageContaining("is a link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void aDirectoryIsNeverReplacedByAFile() throws IOException {
        // Given
        var mine = Files.createDirectories(machine.home().resolve("a/mine"));

        // Then
        assertThatExceptionOfType(RestoreRefused.class)
                .isThrownBy(() -> machine.restore(set(file("a", "theirs")), chunks, REPLACING, () -> {}))
                .withMessageContaining("is a directory");
        assertThat(mine).isDirectory();
    }

    @Test
    void aSetWhoseLinksLeadOutIsRefusedUnlessAllowed() throws IOException {
        // Given
        var set = set(new SetEntry.SymbolicLink(new EntryPath("out"), new LinkTarget("/etc/passwd"), TIME));

        // Then
        assertThatExceptionOfType(RestoreRefused.class)
                .isThrownBy(() -> machine.restore(set, chunks))
                .withMessageContaining("'out'");
        assertThat(machine.home()).isEmptyDirectory();

        // When
        machine.restore(set, chunks, new RestoreRules(Existing.KEPT, Links.ANYWHERE, OtherSystems.REFUSED), () -> {});

        // Then
        assertThat(Files.readSymbolicLink(machine.home().resolve("out"))).isEqualTo(Path.of("/etc/passwd"));
    }

    @Test
    void aSetOfAnotherSystemIsRefusedUnlessAllowed() throws IOException {
        // Given
        var system = new SetSystem(SetSystem.OperatingSystem.MACOS, "aarch64");
        var set = new SetDescription(
                SetDescription.VERSION,
                system,
                Machine.SIZES,
                set(file("a", "x")).trees());

        // Then
        assertThatExceptionOfType(RestoreRefused.class)
                .isThrownBy(() -> machine.restore(set, chunks))
                .withMessageContaining("macOS (aarch64)");

        // When
        machine.restore(set, chunks, new RestoreRules(Existing.KEPT, Links.INSIDE, OtherSystems.ALLOWED), () -> {});

        // Then
        assertThat(machine.home().resolve("a")).hasContent("x");
    }

    @Test
    void nothingIsVisibleBeforeTheLastLookAndNothingRemainsWhereItRefuses() throws IOException {
        // Given
        var elsewhere = new Machine(directory.resolve("elsewhere"));

        // Then
        assertThatExceptionOfType(RestoreRefused.class)
                .isThrownBy(() -> elsewhere.restore(set(file("a", "x")), chunks, RestoreRules.STRICT, () -> {
                    assertThat(elsewhere.home().resolve("a")).doesNotExist();
                    throw new RestoreRefused("invalidated meanwhile");
                }));
        assertThat(directory.resolve("elsewhere")).doesNotExist();
        assertThat(machine.state()).isEmptyDirectory();
    }

    @Test
    void aFileThatIsNotMadeOfItsChunksIsDamaged() {
        // Given
        var content = "x".getBytes(StandardCharsets.UTF_8);
        chunks.take(Digest.of(content), content, 0, 1);
        var lying = new SetEntry.RegularFile(
                new EntryPath("a"),
                new FileMode(0644),
                TIME,
                1,
                Digest.of(new byte[] {2}),
                List.of(Piece.chunk(1, Digest.of(content))));

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(() -> machine.restore(set(lying), chunks))
                .withMessageContaining("'a'");
        assertThat(machine.home()).isEmptyDirectory();
    }

    @Test
    void whenTheSecondBaseFailsTheFirstIsAsItWas() throws IOException {
        // Given
        var set = new SetDescription(
                SetDescription.VERSION,
                Machine.SYSTEM,
                Machine.SIZES,
                List.of(
                        new SetTree(PathBase.WORKSPACE, List.of(file("a", "x"))),
                        new SetTree(PathBase.HOME, List.of(file("b", "y")))));

        // Then
        assertThatIOException()
                .isThrownBy(() -> machine.restore(
                        set,
                        chunks,
                        RestoreRules.STRICT,
                        () -> Files.writeString(machine.home().resolve("b"), "came meanwhile")));
        assertThat(machine.workspace()).doesNotExist();
        assertThat(machine.home().resolve("b")).hasContent("came meanwhile");
        assertThat(machine.leftovers()).isEmpty();
    }

    @Test
    void namesThatOneFileSystemTakesForOneAreNeverWrittenOver() throws IOException {
        // Given
        var set = set(file("A", "upper"), file("a", "lower"));

        // When
        try {
            machine.restore(set, chunks);
        } catch (IOException e) {
            // Then
            assertThat(machine.home()).isEmptyDirectory();
            return;
        }
        assertThat(machine.home().resolve("A")).hasContent("upper");
        assertThat(machine.home().resolve("a")).hasContent("lower");
    }

    @Test
    void setThatHasOnePlaceTwiceIsDamagedAndLeavesNothing() throws IOException {
        // Given
        var bases = new Bases(machine.home().resolve("work"), machine.home(), directory);
        var twice = new SetDescription(
                SetDescription.VERSION,
                Machine.SYSTEM,
                Machine.SIZES,
                List.of(
                        new SetTree(PathBase.WORKSPACE, List.of(file("target", "one"))),
                        new SetTree(
                                PathBase.HOME,
                                List.of(
                                        new SetEntry.Directory(new EntryPath("work"), new FileMode(0755), TIME),
                                        file("work/target", "other")))));

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(() -> new RestoreSet(
                                new RestorePlace(bases, Machine.SYSTEM, machine.state()), REPLACING, note -> {})
                        .restore(twice, chunks, () -> {}))
                .withMessageContaining("'work/target' of the home")
                .withMessageContaining("--to");
        assertThat(machine.home()).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void holesTakeNoRoom() throws IOException, InterruptedException {
        // Given
        var megabytes = 64 * 1024 * 1024;
        var hash = Digest.sha256();
        hash.update(new byte[megabytes]);
        var sparse = new SetEntry.RegularFile(
                new EntryPath("sparse"),
                new FileMode(0644),
                TIME,
                megabytes,
                Digest.ofHash(hash.digest()),
                List.of(Piece.hole(megabytes)));

        // When
        machine.restore(set(sparse), chunks);

        // Then
        var file = machine.home().resolve("sparse");
        var stat = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
        var blocks = new String(stat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        assertThat(stat.waitFor()).isZero();
        assertThat(file).hasSize(megabytes);
        assertThat(Long.parseLong(blocks)).isLessThan(64);
    }

    @Test
    void directoriesOnTheWayAreMadeOrLeftAsTheyAre() throws IOException {
        // Given
        Files.createDirectory(machine.home().resolve("there"));
        var before = Files.getPosixFilePermissions(machine.home().resolve("there"), LinkOption.NOFOLLOW_LINKS);

        // When
        machine.restore(
                set(
                        new SetEntry.Passage(new EntryPath("new")),
                        file("new/a", "x"),
                        new SetEntry.Passage(new EntryPath("there")),
                        file("there/b", "y")),
                chunks);

        // Then
        assertThat(machine.home().resolve("new/a")).hasContent("x");
        assertThat(machine.home().resolve("there/b")).hasContent("y");
        assertThat(Files.getPosixFilePermissions(machine.home().resolve("there")))
                .isEqualTo(before);
    }

    private static SetDescription set(SetEntry... entries) {
        return new SetDescription(
                SetDescription.VERSION,
                Machine.SYSTEM,
                Machine.SIZES,
                List.of(new SetTree(PathBase.HOME, List.of(entries))));
    }

    private SetEntry file(String path, String text) {
        var content = text.getBytes(StandardCharsets.UTF_8);
        var sha256 = Digest.of(content);
        chunks.take(sha256, content, 0, content.length);
        return new SetEntry.RegularFile(
                new EntryPath(path),
                new FileMode(0644),
                TIME,
                content.length,
                sha256,
                List.of(Piece.chunk(content.length, sha256)));
    }
}
