package dev.afterrun.persisted.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.restore.SetDamaged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class CopyChunksTest {
    private static final int CHUNKS = 60;
    private static final int LONGEST = 30_000;

    @Property(tries = 50)
    void whatIsNeededIsPackedAnewAndNothingElse(@ForAll long seed) throws IOException {
        // Given
        var random = new Random(seed);
        var chunks = chunks(random);
        var pack = packed(chunks);
        var index = PackIndex.of(pack);
        var places = BitSet.valueOf(new long[] {random.nextLong() & ((1L << CHUNKS) - 1)});

        // When
        var copied = new ArrayList<Digest>();
        try (var copy = new CopyChunks((sha256, buffer, offset, length) -> copied.add(sha256))) {
            copy.copy(pack, index, places);
        }

        // Then
        assertThat(copied)
                .containsExactlyElementsOf(places.stream()
                        .mapToObj(place -> Digest.of(chunks.get(place)))
                        .toList());
        assertThat(PackNeed.of(index, chunk -> copied.contains(chunk.sha256()))).isEqualTo(PackNeed.of(index, places));
    }

    @Test
    void needIsAsLargeAsItsPartOfTheFrames() throws IOException {
        // Given
        var index = PackIndex.of(packed(chunks(new Random(1))));
        var frames = index.frames().stream().mapToLong(PackFrame::length).sum();

        // When
        var none = PackNeed.of(index, chunk -> false);
        var all = PackNeed.of(index, chunk -> true);
        var first = PackNeed.of(index, BitSet.valueOf(new long[] {1}));

        // Then
        assertThat(none.bytes()).isZero();
        assertThat(all.bytes()).isEqualTo(frames);
        assertThat(first.bytes()).isBetween(1L, (long) index.frames().getFirst().length() - 1);
    }

    @Test
    void framesOfWhichNothingIsNeededAreNotRead() throws IOException {
        // Given
        var pack = packed(chunks(new Random(1)));
        var index = PackIndex.of(pack);
        var before = pack.read();

        // When
        try (var copy = new CopyChunks((sha256, buffer, offset, length) -> {})) {
            copy.copy(pack, index, BitSet.valueOf(new long[] {1}));
        }

        // Then
        assertThat(pack.read() - before).isEqualTo(index.frames().getFirst().length());
    }

    @Test
    void chunkThatIsNotWhatItIsSaidToBeIsNotCopied() throws IOException {
        // Given
        var pack = new ArrayList<MemoryPack>();
        try (var sink = new PackSink(Set.of(), (bytes, index) -> pack.add(new MemoryPack(bytes)))) {
            sink.take(Digest.of(new byte[] {1}), new byte[] {2}, 0, 1);
            sink.end();
        }
        var index = PackIndex.of(pack.getFirst());

        // Then
        try (var copy = new CopyChunks((sha256, buffer, offset, length) -> {})) {
            assertThatExceptionOfType(SetDamaged.class)
                    .isThrownBy(() -> copy.copy(pack.getFirst(), index, BitSet.valueOf(new long[] {1})));
        }
    }

    private static List<byte[]> chunks(Random random) {
        var chunks = new ArrayList<byte[]>();
        for (var i = 0; i < CHUNKS; i++) {
            var chunk = new byte[1_000 + random.nextInt(LONGEST)];
            random.nextBytes(chunk);
            chunks.add(chunk);
        }
        return chunks;
    }

    private static MemoryPack packed(List<byte[]> chunks) throws IOException {
        var packs = new ArrayList<MemoryPack>();
        try (var sink = new PackSink(Set.of(), (bytes, index) -> packs.add(new MemoryPack(bytes)))) {
            for (var chunk : chunks) {
                sink.take(Digest.of(chunk), chunk, 0, chunk.length);
            }
            sink.end();
        }
        return packs.getFirst();
    }
}
