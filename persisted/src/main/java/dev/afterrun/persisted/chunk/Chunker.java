package dev.afterrun.persisted.chunk;

import dev.afterrun.contracts.persisted.ChunkSizes;

/**
 * Finds where chunks end by what the 64 bytes before say, as FastCDC does (Xia and others, USENIX ATC 2016): a cut is rarer than the
 * average wants up to there and more frequent beyond, which keeps lengths near it. The same bytes are always cut at the same places.
 */
public final class Chunker {
    /** Bytes that the sum's highest bit depends on: older ones were shifted out. */
    private static final int WINDOW = 64;

    /** How many bits rarer and more frequent; two is what the paper found best. */
    private static final int NORMALISATION = 2;

    private final long[] gear = Gear.copy();
    private final ChunkSizes sizes;
    private final long rare;
    private final long frequent;

    public Chunker(ChunkSizes sizes) {
        this.sizes = sizes;
        var bits = Integer.numberOfTrailingZeros(sizes.average());
        this.rare = highest(bits + NORMALISATION);
        this.frequent = highest(bits - NORMALISATION);
    }

    /** The sizes that chunks have. */
    public ChunkSizes sizes() {
        return sizes;
    }

    /**
     * Where the first chunk of {@code bytes} from {@code from} to {@code to} ends. It is final where at least the most bytes of a
     * chunk were given, or the content ends at {@code to}.
     */
    public int end(byte[] bytes, int from, int to) {
        var length = to - from;
        if (length <= sizes.least()) {
            return to;
        }
        var last = from + Math.min(length, sizes.most());
        var middle = Math.min(from + sizes.average(), last);
        var at = from + sizes.least();
        var sum = 0L;
        for (var i = at - WINDOW; i < at; i++) {
            sum = (sum << 1) + gear[bytes[i] & 0xff];
        }
        for (; at < middle; at++) {
            if ((sum & rare) == 0) {
                return at;
            }
            sum = (sum << 1) + gear[bytes[at] & 0xff];
        }
        for (; at < last; at++) {
            if ((sum & frequent) == 0) {
                return at;
            }
            sum = (sum << 1) + gear[bytes[at] & 0xff];
        }
        return last;
    }

    private static long highest(int bits) {
        return -1L << (Long.SIZE - bits);
    }
}
