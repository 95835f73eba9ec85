package dev.afterrun.storage.persisted.repacking;

import dev.afterrun.contracts.Digest;
import dev.afterrun.persisted.pack.PackIndex;
import dev.afterrun.persisted.pack.PackNeed;
import dev.afterrun.persisted.pack.PackedChunk;
import java.util.BitSet;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A pack of which less than half is needed.
 *
 * @param needs the places of the chunks that each of its generations needs
 */
record SparsePack(KnownPack pack, PackIndex index, Map<Long, BitSet> needs) {
    SparsePack {
        needs = Map.copyOf(needs);
    }

    /** The places of the chunks that any of them needs. */
    BitSet needed() {
        var all = new BitSet();
        needs.values().forEach(all::or);
        return all;
    }

    /** What the generation needs of it. */
    Stream<Digest> neededBy(long generation) {
        return index.chunks(needs.getOrDefault(generation, new BitSet())).map(PackedChunk::sha256);
    }

    /** Whether it is one. */
    boolean isSparse() {
        return PackNeed.of(index, needed()).bytes() * 2 < index.frameBytes();
    }
}
