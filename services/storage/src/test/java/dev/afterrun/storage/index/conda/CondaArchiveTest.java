package dev.afterrun.storage.index.conda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.afterrun.blobs.ObjectSlice;
import dev.afterrun.storage.index.Defect;
import dev.afterrun.storage.index.OneObject;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CondaArchiveTest {
    private static final int BUDGET = 2_000_000;
    private static final String SPAM = CondaFile.index("spam", "1.0", "py_0", "");

    @Test
    void whatAPackageSaysIsReadOutOfBothFormats() throws Exception {
        // Given
        var file = CondaFile.of(SPAM, "content");

        // When
        var conda = read(file.conda());
        var tar = read(file.tarBz2());

        // Then
        assertThat(conda.format()).isEqualTo(CondaFormat.CONDA);
        assertThat(tar.format()).isEqualTo(CondaFormat.TAR_BZ2);
        assertThat(conda.index().optionalText("name")).contains("spam");
        assertThat(tar.index().optionalText("name")).contains("spam");
        assertThat(tar.md5()).isEqualTo(md5(file.tarBz2()));
        assertThat(conda.md5()).isEqualTo(md5(file.conda()));
    }

    @Test
    void itIsFoundBehindOtherFilesAndLongNames() throws Exception {
        // Given
        var file = CondaFile.empty()
                .with("info/" + "long/".repeat(50) + "name", new byte[1000])
                .with("info/paths.json", new byte[2_000_000])
                .with("info/index.json", SPAM.getBytes(UTF_8));

        // Then
        assertThat(read(file.conda()).index().optionalText("name")).contains("spam");
        assertThat(read(file.tarBz2()).index().optionalText("name")).contains("spam");
    }

    @Test
    void aSourceArchiveIsNoPackageAndNothingIsWrongWithIt() {
        // Given
        var sources =
                CondaFile.empty().with("spam-1.0/setup.py", "".getBytes(UTF_8)).tarBz2();

        // Then
        assertThatThrownBy(() -> read(sources)).isInstanceOf(NotOfKind.class);
    }

    @Test
    void whatGrowsWithoutEndIsNotUnpacked() {
        // Given
        var bomb = CondaFile.empty()
                .with("info/paths.json", new byte[(int) InfoTar.UNPACKED_BYTES])
                .with("info/index.json", SPAM.getBytes(UTF_8));

        // Then
        assertThat(bomb.conda().length).isLessThan(50_000);
        assertDefect(bomb.conda(), "no info/index.json among its first 33554432 bytes");
        assertDefect(bomb.tarBz2(), "no info/index.json among its first 33554432 bytes");
    }

    @Test
    void streamsThatUnpackToNothingAreNotReadToTheirEnd() {
        // Given
        var empty = CondaFile.bzip2(new byte[0]);
        var spam = CondaFile.of(SPAM, "").tarBz2();

        // Then
        assertThatThrownBy(() -> read(manyBefore(spam, empty)))
                .as("what lies behind %d bytes of them is not looked for", InfoTar.PACKED_BYTES)
                .isInstanceOf(NotOfKind.class);
    }

    @Test
    void framesThatUnpackToNothingAreNotReadToTheirEnd() {
        // Given
        var skipped = new byte[] {0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0};
        var info = manyBefore(CondaFile.zstd(CondaFile.of(SPAM, "").infoTar()), skipped);
        var file = CondaFile.deflated("info-a.tar.zst", info);

        // Then
        assertThat(file.length).isLessThan(BUDGET);
        assertDefect(file, "has no info/index.json");
    }

    @Test
    void anIndexOfAbsurdLengthIsNotRead() {
        assertDefect(
                CondaFile.of("[" + " ".repeat(InfoTar.INDEX_BYTES) + "]", "").conda(), "more than 262144 bytes");
    }

    @Test
    void entriesWithoutEndAreNotCounted() {
        // Given
        var many = CondaFile.empty();
        for (var i = 0; i < InfoTar.ENTRIES; i++) {
            many.with("info/" + i, new byte[0]);
        }
        many.with("info/index.json", SPAM.getBytes(UTF_8));

        // Then
        assertDefect(many.conda(), "among its first 20000 entries");
    }

    @Test
    void aLinkIsNotFollowed() {
        assertDefect(
                CondaFile.empty().withLink("info/index.json", "/etc/passwd").tarBz2(),
                "its info/index.json is no file");
    }

    @Test
    void anArchiveThatTellsOfTwoPackagesIsNobodys() {
        // Given
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("info-a.tar.zst", CondaFile.zstd(CondaFile.of(SPAM, "").infoTar()));
        entries.put("info-b.tar.zst", CondaFile.zstd(CondaFile.of(SPAM, "").infoTar()));

        // Then
        assertDefect(CondaFile.zip(entries), "has 2 files info-*.tar.zst");
        assertDefect(CondaFile.zip(Map.of()), "has 0 files info-*.tar.zst");
        assertDefect(CondaFile.empty().conda(), "has no info/index.json");
    }

    @Test
    void aTableOfContentsWithoutEndIsNotRead() {
        // Given
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (var i = 0; i < 20_000; i++) {
            entries.put("x".repeat(200) + i, new byte[0]);
        }

        // Then
        assertDefect(CondaFile.zip(entries), "cannot be read");
    }

    @Test
    void aNegativeOrMissingSizeInATarFileIsADefect() throws IOException {
        // Given
        var tar = CondaFile.of(SPAM, "").infoTar();
        Arrays.fill(tar, 124, 136, (byte) 0xff);

        // Then
        assertDefect(CondaFile.zip(Map.of("info-a.tar.zst", CondaFile.zstd(tar))), "cannot be read");
    }

    @Test
    void whatIsNoArchiveIsNoPackage() {
        assertDefect("no archive".getBytes(UTF_8), "cannot be read");
        assertDefect(new byte[0], "cannot be read");
        assertDefect("PK".getBytes(UTF_8), "cannot be read");
        assertDefect("BZh9".getBytes(UTF_8), "cannot be read");
    }

    @RepeatedTest(50)
    void damagedBytesAreADefectOrNoPackageOrARecordOfExactlyTheseBytes() throws Exception {
        // Given
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var file = CondaFile.of(SPAM, "content");
        var bytes = random.nextBoolean() ? file.conda() : file.tarBz2();
        for (var i = 0; i < 1 + random.nextInt(20); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        var cut = Arrays.copyOf(bytes, random.nextInt(4) > 0 ? bytes.length : random.nextInt(bytes.length));

        // When
        var outcome = outcome(cut);

        // Then
        assertThat(outcome)
                .as("seed %d", seed)
                .containsAnyOf("\"md5\":\"" + md5(cut) + "\"", "its ", "no such package");
    }

    @Test
    void aStoreThatFailsSaysNothingOfThePackage() {
        // Given
        var failing = new OneObject(CondaFile.of(SPAM, "content").tarBz2()) {
            @Override
            public InputStream open(ObjectSlice slice) {
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the store is away");
                    }

                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        throw new IOException("the store is away");
                    }
                };
            }
        };

        // Then
        assertThatThrownBy(() -> CondaArchive.read(failing.channel(BUDGET)))
                .isInstanceOf(IOException.class)
                .hasMessage("the store is away");
    }

    /** The bytes behind more of these than are read of any package. */
    private static byte[] manyBefore(byte[] bytes, byte[] empty) {
        var count = (int) InfoTar.PACKED_BYTES / empty.length + 1;
        var all = new byte[count * empty.length + bytes.length];
        for (var i = 0; i < count; i++) {
            System.arraycopy(empty, 0, all, i * empty.length, empty.length);
        }
        System.arraycopy(bytes, 0, all, count * empty.length, bytes.length);
        return all;
    }

    private static String md5(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }

    private static String outcome(byte[] file) throws IOException {
        try {
            return CondaFacts.write(CondaRecord.of(read(file)));
        } catch (Defect defect) {
            return defect.why();
        } catch (NotOfKind other) {
            return String.valueOf(other.getMessage());
        }
    }

    private static void assertDefect(byte[] file, String why) {
        assertThatThrownBy(() -> read(file)).isInstanceOf(Defect.class).hasMessageContaining(why);
    }

    private static CondaArchive read(byte[] file) throws IOException, Defect, NotOfKind {
        return CondaArchive.read(new OneObject(file).channel(BUDGET));
    }
}
