package dev.afterrun.persisted.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PacksTest {
    private static final int MIB = 1024 * 1024;

    @Property(tries = 50)
    void whatIsPackedIsReadInAnyOrder(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count)
            throws IOException {
        // Given
        var random = new Random(seed);
        var chunks = chunks(random, count, 20_000);

        // When
        var packs = packed(chunks);

        // Then
        try (var source = PackSource.of(packs)) {
            for (var i = 0; i < count; i++) {
                var chunk = chunks.get(random.nextInt(count));
                assertThat(source.read(Digest.of(chunk), chunk.length)).isEqualTo(chunk);
            }
        }
    }

    @Property(tries = 300)
    void noChangedByteIsPassedOn(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int where) throws IOException {
        // Given
        var chunks = chunks(new Random(seed), 20, 2_000);
        var bytes = packed(chunks).getFirst().bytes();
        bytes[where % bytes.length] = (byte) ~bytes[where % bytes.length];

        // Then
        assertThatExceptionOfType(SetDamaged.class).isThrownBy(() -> readAll(new MemoryPack(bytes), chunks));
    }

    @Property(tries = 100)
    void whatWasCutOffIsNoticed(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int kept) throws IOException {
        // Given
        var chunks = chunks(new Random(seed), 20, 2_000);
        var bytes = packed(chunks).getFirst().bytes();

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(() -> readAll(new MemoryPack(Arrays.copyOf(bytes, kept % bytes.length)), chunks));
    }

    @Test
    void oneChunkIsReadWithoutTheRest() throws IOException {
        // Given
        var chunks = chunks(new Random(1), 200, 60_000);
        var pack = packed(chunks).getFirst();

        // When
        try (var source = PackSource.of(List.of(pack))) {
            source.read(Digest.of(chunks.get(100)), chunks.get(100).length);
        }

        // Then
        assertThat(pack.read()).isLessThan(pack.size() / 4);
    }

    @Test
    void onlyChunksThatAreWantedAreFound() throws IOException {
        // Given
        var chunks = chunks(new Random(9), 20, 2_000);
        var wanted = Digest.of(chunks.get(7));

        // When
        try (var source = PackSource.of(packed(chunks), wanted::equals)) {

            // Then
            assertThat(source.read(wanted, chunks.get(7).length)).isEqualTo(chunks.get(7));
            assertThatExceptionOfType(SetDamaged.class)
                    .isThrownBy(() -> source.read(Digest.of(chunks.get(8)), chunks.get(8).length));
        }
    }

    @Test
    void chunksThatAreKnownOrCameBeforeArePackedOnce() throws IOException {
        // Given
        var chunks = chunks(new Random(2), 3, 5_000);
        var packs = new ArrayList<PackIndex>();

        // When
        try (var sink = new PackSink(Set.of(Digest.of(chunks.getFirst())), (pack, index) -> packs.add(index))) {
            for (var chunk : List.of(chunks.get(0), chunks.get(1), chunks.get(2), chunks.get(1))) {
                sink.take(Digest.of(chunk), chunk, 0, chunk.length);
            }
            sink.end();
            sink.end();
        }

        // Then
        assertThat(packs).hasSize(1);
        assertThat(packs.getFirst().frames().getFirst().chunks())
                .extracting(PackedChunk::sha256)
                .containsExactly(Digest.of(chunks.get(1)), Digest.of(chunks.get(2)));
    }

    @Test
    void packsAreNoLongerThanTheyMayBe() throws IOException {
        // Given
        var random = new Random(3);
        var chunks = new ArrayList<byte[]>();
        for (var i = 0; i < 5; i++) {
            chunks.add(bytes(random, 8 * MIB));
        }

        // When
        var packs = packed(chunks);

        // Then
        assertThat(packs)
                .hasSizeGreaterThan(1)
                .allSatisfy(pack -> assertThat(pack.size()).isLessThan(PackFormat.MOST_BYTES));
        try (var source = PackSource.of(packs)) {
            for (var chunk : chunks) {
                assertThat(Arrays.equals(source.read(Digest.of(chunk), chunk.length), chunk))
                        .isTrue();
            }
        }
    }

    @Test
    void smallChunksThatResembleEachOtherTakeLittleRoom() throws IOException {
        // Given
        var chunks = new ArrayList<byte[]>();
        for (var i = 0; i < 1_000; i++) {
            chunks.add(("{\"name\": \"package-" + i + "\", \"version\": \"1." + i + ".0\", \"license\": \"MIT\"}")
                    .getBytes(StandardCharsets.UTF_8));
        }

        // When
        var frames = new ArrayList<PackFrame>();
        try (var sink = new PackSink(Set.of(), (pack, index) -> frames.addAll(index.frames()))) {
            for (var chunk : chunks) {
                sink.take(Digest.of(chunk), chunk, 0, chunk.length);
            }
            sink.end();
        }

        // Then
        assertThat(frames.stream().mapToInt(PackFrame::length).sum())
                .isLessThan(frames.stream().mapToInt(PackFrame::plainLength).sum() / 5);
    }

    @Test
    void aPackThatLiesAboutAChunkIsRefused() throws IOException {
        // Given
        var chunk = bytes(new Random(4), 500);
        var packs = new ArrayList<MemoryPack>();
        try (var sink = new PackSink(Set.of(), (pack, index) -> packs.add(new MemoryPack(pack)))) {
            sink.take(Digest.of(new byte[1]), chunk, 0, chunk.length);
            sink.end();
        }

        // Then
        assertThatExceptionOfType(SetDamaged.class).isThrownBy(() -> VerifyPack.verified(packs.getFirst()));
        assertThat(VerifyPack.verified(packed(List.of(chunk)).getFirst()).frames())
                .hasSize(1);
    }

    @Test
    void aPackThatUnpacksToMoreThanItMayIsRefused() {
        // Given
        var longest = new PackedChunk(Digest.of(new byte[0]), 8 * MIB);
        var frames = new ArrayList<PackFrame>();
        for (var i = 0; i < 129; i++) {
            frames.add(new PackFrame(i, 1, longest.sha256(), List.of(longest)));
        }
        var index = new PackIndex(frames).bytes();
        var bytes = ByteBuffer.allocate(frames.size() + index.length)
                .position(frames.size())
                .put(index)
                .array();

        // Then
        assertThatExceptionOfType(SetDamaged.class)
                .isThrownBy(() -> PackIndex.of(new MemoryPack(bytes)))
                .withMessageContaining("the limit");
    }

    @Test
    void whatIsCompressedWellIsGatheredIntoMorePacks() throws IOException {
        // Given
        var packs = new ArrayList<PackIndex>();
        var same = new byte[MIB];
        Arrays.fill(same, (byte) 7);

        // When
        try (var sink = new PackSink(Set.of(), (pack, index) -> packs.add(index))) {
            for (var i = 0; i < 600; i++) {
                sink.take(Digest.of(new byte[] {(byte) i, (byte) (i >> 8)}), same, 0, same.length);
            }
            sink.end();
        }

        // Then
        assertThat(packs)
                .extracting(index -> index.frames().stream()
                        .mapToLong(PackFrame::plainLength)
                        .sum())
                .containsExactly(512L * MIB, 88L * MIB);
    }

    private static void readAll(PackBytes pack, List<byte[]> chunks) throws IOException {
        try (var source = PackSource.of(List.of(pack))) {
            for (var chunk : chunks) {
                source.read(Digest.of(chunk), chunk.length);
            }
        }
    }

    private static List<MemoryPack> packed(List<byte[]> chunks) throws IOException {
        var packs = new ArrayList<MemoryPack>();
        try (var sink = new PackSink(Set.of(), (pack, index) -> packs.add(new MemoryPack(pack)))) {
            for (var chunk : chunks) {
                sink.take(Digest.of(chunk), chunk, 0, chunk.length);
            }
            sink.end();
        }
        return packs;
    }

    private static List<byte[]> chunks(Random random, int count, int most) {
        var chunks = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            chunks.add(bytes(random, 8 + random.nextInt(most)));
        }
        return chunks;
    }

    private static byte[] bytes(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
