package dev.afterrun.persisted.chunk;

/**
 * The number that each byte adds to a rolling sum: 256 values of SplitMix64 (Steele, Lea and Flood, 2014). They never change, for
 * other numbers cut other chunks.
 */
final class Gear {
    private static final long SEED = 0x6166_7465_7272_756eL;
    private static final long GAMMA = 0x9e37_79b9_7f4a_7c15L;
    private static final long[] NUMBERS = numbers();

    private Gear() {}

    /** A copy of the numbers: loops read a local array faster than a field. */
    static long[] copy() {
        return NUMBERS.clone();
    }

    private static long[] numbers() {
        var numbers = new long[256];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = mixed(SEED + (i + 1) * GAMMA);
        }
        return numbers;
    }

    private static long mixed(long state) {
        var once = (state ^ (state >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
        var twice = (once ^ (once >>> 27)) * 0x94d0_49bb_1331_11ebL;
        return twice ^ (twice >>> 31);
    }
}
