package dev.afterrun.storage.runartifact.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.contracts.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An archive that somebody made to harm is refused in one line; any other is read as it is. */
class SafeZipTest {
    private static final int MIB = 1024 * 1024;
    private static final ArchiveBounds BOUNDS =
            new ArchiveBounds(100, 100L * MIB, 200L * MIB, 10, Duration.ofMinutes(1));
    private static final byte[] LOCAL = {'P', 'K', 3, 4};
    private static final byte[] DIRECTORY = {'P', 'K', 1, 2};
    private static final byte[] END = {'P', 'K', 5, 6};

    @TempDir
    private Path directory;

    @Test
    void filesAreReadWithWhatTheyAddUpTo() throws IOException, RefusedArchive {
        // Given
        var made = new Zips()
                .directory("logs/")
                .file("logs/a.txt", "hello")
                .file("run.sh", "#!".getBytes(StandardCharsets.UTF_8), 0100755)
                .made();

        // When
        try (var zip = open(made, BOUNDS)) {
            // Then
            assertThat(zip.files())
                    .extracting(file -> file.path() + " " + file.size() + " " + file.executable())
                    .containsExactly("logs/a.txt 5 false", "run.sh 2 true");
            assertThat(zip.open(Digest.of("hello".getBytes(StandardCharsets.UTF_8))))
                    .hasContent("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../up.txt",
                "a/../../up.txt",
                "/etc/passwd",
                "C:/windows",
                "a//b",
                "./a",
                "a/.",
                "a\u0001b",
                "a./b"
            })
    void nameThatLeadsOutOrNowhereIsRefused(String name) throws IOException {
        refused(new Zips().file(name, "x").made(), "the path");
    }

    @Test
    void linkIsRefused() throws IOException {
        refused(
                new Zips()
                        .file("link", "/etc/passwd".getBytes(StandardCharsets.UTF_8), 0120777)
                        .made(),
                "is a link");
    }

    @Test
    void devicesAreRefused() throws IOException {
        refused(new Zips().file("null", new byte[0], 0020666).made(), "is a link or another thing");
    }

    @Test
    void nameThatIsThereTwiceOrInTwoSpellingsIsRefused() throws IOException {
        refused(new Zips().file("a", "x").file("a", "y").made(), "is there twice");
        refused(new Zips().file("a", "x").file("A", "y").made(), "is there twice");
    }

    @Test
    void moreBytesThanSuchAnArchiveMayUnpackToAreRefused() throws IOException {
        refused(
                new Zips().file("bomb", Zips.zeros(90 * MIB), 0).made(),
                "it unpacks to more than the " + ArchiveBounds.SMALL);
    }

    @Test
    void fileOfMoreBytesThanOneMayHaveIsRefused() throws IOException {
        var bounds = new ArchiveBounds(100, 1_000, 200L * MIB, 10, Duration.ofMinutes(1));

        assertThatThrownBy(
                        () -> open(new Zips().file("big", Zips.zeros(1_001), 0).made(), bounds))
                .hasMessageContaining("more than the 1000 bytes");
    }

    @Test
    void fileThatSaysToBeSmallerThanItIsIsRefused() throws IOException {
        var made = new Zips().file("bomb", Zips.zeros(100_000), 0).made();
        var local = Zips.with(made, Zips.at(made, LOCAL, 0) + 22, 5, 0, 0, 0);
        var both = Zips.with(local, Zips.at(local, DIRECTORY, 0) + 24, 5, 0, 0, 0);

        refused(both, "bomb");
    }

    @Test
    void headerThatSaysOtherwiseThanTheDirectoryIsRefused() throws IOException {
        var made = new Zips().file("good.txt", "hello").made();
        var at = Zips.at(made, LOCAL, 0);

        refused(Zips.with(made, at + 30, 'e', 'v', 'i', 'l'), "otherwise");
        refused(Zips.with(made, at + 22, 6), "another size");
        refused(Zips.with(made, at + 14, 1, 2, 3, 4), "another size or checksum");
        refused(Zips.with(made, at + 8, 0), "otherwise");
    }

    @Test
    void bytesThatAreNotThoseOfTheChecksumAreRefused() throws IOException {
        var made = new Zips().file("a", "hello").made();
        var local = Zips.with(made, Zips.at(made, LOCAL, 0) + 14, 1, 2, 3, 4);
        var both = Zips.with(local, Zips.at(local, DIRECTORY, 0) + 16, 1, 2, 3, 4);

        refused(both, "are not what the directory says");
    }

    @Test
    void encryptedFileIsRefused() throws IOException {
        var made = new Zips().file("a", "hello").made();
        var both = Zips.with(Zips.with(made, Zips.at(made, LOCAL, 0) + 6, 1), Zips.at(made, DIRECTORY, 0) + 8, 1);

        refused(both, "'a'");
    }

    @Test
    void filesThatShareBytesAreRefused() throws IOException {
        // Given: the second entry of the directory leads to the first file.
        var made = new Zips().file("a", "hello").file("a", "hello").made();

        // When, Then
        refused(Zips.with(made, Zips.at(made, DIRECTORY, 1) + 42, 0, 0, 0, 0), "share bytes");
    }

    @Test
    void archiveThatWasCutOffIsRefused() throws IOException {
        var made = new Zips().file("a", "hello").made();

        for (var length = 0; length < made.length; length += 7) {
            refused(Arrays.copyOf(made, length), "");
        }
    }

    @Test
    void whatFollowsOrPrecedesTheArchiveIsRefused() throws IOException {
        var made = new Zips().file("a", "hello").made();

        refused(Zips.joined(made, new byte[] {1, 2, 3}), "follows");
        refused(Zips.joined(new byte[] {1, 2, 3}, made), "not where it says");
    }

    @Test
    void directoryOfMoreOrFewerFilesThanItSaysIsRefused() throws IOException {
        var made = new Zips().file("a", "x").file("b", "y").made();
        var end = Zips.at(made, END, 0);

        refused(Zips.with(made, end + 10, 1), "");
        refused(Zips.with(made, end + 10, 3), "");
    }

    @Test
    void tooManyEntriesAreRefusedBeforeTheyAreRead() throws IOException {
        var many = new Zips();
        for (var i = 0; i <= BOUNDS.entries(); i++) {
            many.file("f" + i, "");
        }

        refused(many.made(), "it has 101 entries, and 100 is the limit");
    }

    @Test
    void sizesOfALargeArchiveThatLieAreRefused() throws IOException {
        // Given: the end says that its numbers stand in the end of a large archive.
        var made = new Zips().file("a", "hello").made();
        var end = Zips.at(made, END, 0);
        var full = Zips.with(made, end + 10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);
        var locator = new byte[20];
        System.arraycopy(new byte[] {'P', 'K', 6, 7}, 0, locator, 0, 4);
        var large = new byte[56];
        System.arraycopy(new byte[] {'P', 'K', 6, 6}, 0, large, 0, 4);
        Arrays.fill(large, 24, 56, (byte) 0xff);
        locator[8] = (byte) end;

        // When, Then
        refused(full, "has no end of one");
        var before = Arrays.copyOf(full, end);
        var after = Arrays.copyOfRange(full, end, full.length);
        refused(Zips.joined(before, large, locator, after), "its directory is not where it says");
        locator[8] = 1;
        refused(Zips.joined(before, large, locator, after), "not where it says");
    }

    @Test
    void textThatIsNoArchiveIsRefused() throws IOException {
        refused(
                "<html>this is no archive at all, whatever it is called</html>".getBytes(StandardCharsets.UTF_8),
                "no zip");
    }

    @Test
    void archiveThatTakesTooLongIsRefused() throws IOException {
        var made = new Zips().file("a", Zips.zeros(MIB), 0).made();

        assertThatThrownBy(() -> SafeZip.open(write(made), BOUNDS, new HourLater()))
                .isInstanceOf(RefusedArchive.class)
                .hasMessageContaining("takes longer than");
    }

    private void refused(byte[] archive, String why) {
        assertThatThrownBy(() -> open(archive, BOUNDS).close())
                .isInstanceOf(RefusedArchive.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("\n");
    }

    private SafeZip open(byte[] archive, ArchiveBounds bounds) throws IOException, RefusedArchive {
        return SafeZip.open(write(archive), bounds, Clock.systemUTC());
    }

    private Path write(byte[] archive) throws IOException {
        return Files.write(directory.resolve("a.zip"), archive);
    }

    /** An hour passes each time that somebody looks. */
    private static final class HourLater extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            now = now.plus(Duration.ofHours(1));
            return now;
        }
    }
}
