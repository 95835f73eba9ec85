package dev.afterrun.persisted.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.Digest;
import dev.afterrun.contracts.persisted.ChunkSizes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class ChunkerTest {
    private static final ChunkSizes SMALL = new ChunkSizes(256, 1024, 4096);
    private static final int MIB = 1024 * 1024;

    @Property(tries = 200)
    void chunksJoinedAreTheContentAndKeepTheirBounds(
            @ForAll long seed,
            @ForAll @IntRange(max = 100_000) int length,
            @ForAll @IntRange(min = 1, max = 256) int values)
            throws IOException {
        // Given
        var content = bytes(seed, length, values);

        // When
        var chunks = cut(SMALL, new ByteArrayInputStream(content));

        // Then
        assertThat(joined(chunks)).isEqualTo(content);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk).hasSizeBetween(1, SMALL.most()));
        assertThat(chunks.subList(0, Math.max(0, chunks.size() - 1)))
                .allSatisfy(chunk -> assertThat(chunk.length).isGreaterThanOrEqualTo(SMALL.least()));
    }

    @Property(tries = 100)
    void cutsDoNotDependOnHowTheBytesArrive(@ForAll long seed, @ForAll @IntRange(max = 60_000) int length)
            throws IOException {
        // Given
        var content = bytes(seed, length, 256);

        // When
        var dripping = cut(SMALL, new Drips(content, new Random(seed)));

        // Then
        assertThat(digests(dripping)).isEqualTo(digests(cut(SMALL, new ByteArrayInputStream(content))));
    }

    @Property(tries = 100)
    void bytesPutInAnywhereChangeAFewChunksOnly(
            @ForAll long seed,
            @ForAll @IntRange(max = 200_000) int where,
            @ForAll @IntRange(min = 1, max = 100) int more)
            throws IOException {
        // Given
        var before = bytes(seed, 200_000, 256);
        var after = new ByteArrayOutputStream();
        after.write(before, 0, where);
        after.writeBytes(bytes(seed + 1, more, 256));
        after.write(before, where, before.length - where);

        // When
        var known = new HashSet<>(digests(cut(SMALL, new ByteArrayInputStream(before))));
        var fresh = cut(SMALL, new ByteArrayInputStream(after.toByteArray())).stream()
                .filter(chunk -> !known.contains(Digest.of(chunk)))
                .mapToInt(chunk -> chunk.length)
                .sum();

        // Then
        assertThat(fresh).isLessThanOrEqualTo(8 * SMALL.most());
    }

    @Test
    void usualChunksAreNearTheirAverage() throws IOException {
        // Given
        var content = bytes(7, 32 * MIB, 256);

        // When
        var chunks = cut(ChunkSizes.USUAL, new ByteArrayInputStream(content));

        // Then
        assertThat(content.length / chunks.size())
                .isBetween(ChunkSizes.USUAL.average() * 3 / 4, ChunkSizes.USUAL.average() * 3 / 2);
        assertThat(chunks.stream().filter(chunk -> chunk.length == ChunkSizes.USUAL.most()))
                .hasSizeLessThan(chunks.size() / 100 + 1);
    }

    @Test
    void whatRepeatsOneByteIsCutAtTheMostAndNotAtTheLeast() throws IOException {
        for (var value = 0; value < 256; value++) {
            // Given
            var content = new byte[5 * SMALL.most()];
            Arrays.fill(content, (byte) value);

            // When
            var chunks = cut(SMALL, new ByteArrayInputStream(content));

            // Then
            assertThat(chunks).as("of %d", value).hasSize(5);
        }
    }

    @Test
    void nothingIsCutOfAnEmptyFile() throws IOException {
        assertThat(cut(SMALL, InputStream.nullInputStream())).isEmpty();
    }

    @Test
    void cutsStayWhereTheyWereInEveryRelease() throws IOException {
        // Given
        var content = bytes(42, 2 * MIB, 256);

        // When
        var lengths = cut(ChunkSizes.USUAL, new ByteArrayInputStream(content)).stream()
                .limit(6)
                .map(chunk -> chunk.length);

        // Then
        assertThat(lengths).containsExactly(85_230, 74_979, 84_969, 86_860, 55_775, 77_707);
    }

    private static List<byte[]> cut(ChunkSizes sizes, InputStream content) throws IOException {
        var chunks = new ArrayList<byte[]>();
        new Chunks(new Chunker(sizes))
                .cut(
                        content,
                        (buffer, offset, length) -> chunks.add(Arrays.copyOfRange(buffer, offset, offset + length)));
        return chunks;
    }

    private static List<Digest> digests(List<byte[]> chunks) {
        return chunks.stream().map(Digest::of).toList();
    }

    private static byte[] joined(List<byte[]> chunks) {
        var all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** Bytes of few values make long runs, of many hardly any. */
    private static byte[] bytes(long seed, int length, int values) {
        var random = new Random(seed);
        var content = new byte[length];
        for (var i = 0; i < length; i++) {
            content[i] = (byte) random.nextInt(values);
        }
        return content;
    }

    /** A stream that yields a few bytes at a time, as a slow disk or a pipe does. */
    private static final class Drips extends InputStream {
        private final InputStream content;
        private final Random random;

        Drips(byte[] content, Random random) {
            this.content = new ByteArrayInputStream(content);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return content.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return content.read(into, offset, Math.min(length, 1 + random.nextInt(3000)));
        }
    }
}
