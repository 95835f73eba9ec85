package dev.afterrun.persisted.pack;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which chunks of a pack somebody needs.
 *
 * @param chunks their places among all of the pack's, in the order of its index, from 0
 * @param bytes of the pack that these take: of each frame as large a part as they are of what it unpacks to
 */
public record PackNeed(BitSet chunks, long bytes) {
    public PackNeed {
        chunks = (BitSet) chunks.clone();
    }

    /** Those that {@code needed} says yes to. */
    public static PackNeed of(PackIndex index, Predicate<PackedChunk> needed) {
        var chunks = new BitSet();
        var place = 0;
        for (var frame : index.frames()) {
            for (var chunk : frame.chunks()) {
                chunks.set(place++, needed.test(chunk));
            }
        }
        return of(index, chunks);
    }

    /** Those at these places. */
    public static PackNeed of(PackIndex index, BitSet chunks) {
        var bytes = 0L;
        var place = 0;
        for (var frame : index.frames()) {
            bytes += part(frame, chunks, place);
            place += frame.chunks().size();
        }
        return new PackNeed(chunks, bytes);
    }

    @Override
    public BitSet chunks() {
        return (BitSet) chunks.clone();
    }

    private static long part(PackFrame frame, BitSet chunks, int from) {
        var plain = plain(frame.chunks(), chunks, from);
        return Math.ceilDiv(plain * frame.length(), frame.plainLength());
    }

    private static long plain(List<PackedChunk> all, BitSet chunks, int from) {
        var plain = 0L;
        for (var i = 0; i < all.size(); i++) {
            plain += chunks.get(from + i) ? all.get(i).length() : 0;
        }
        return plain;
    }
}
