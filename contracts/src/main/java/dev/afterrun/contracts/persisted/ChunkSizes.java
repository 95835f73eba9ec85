package dev.afterrun.contracts.persisted;

/**
 * How long the chunks are that files are cut into. Whoever cuts by other sizes finds hardly a chunk that is there already, so
 * they stand in each set's description.
 *
 * @param least bytes that a chunk has, but a file's last one; at least 64, the width of what a cut is decided by
 * @param average bytes near which most chunks end; a power of two
 * @param most bytes that a chunk never passes; at most 8 MiB
 */
public record ChunkSizes(int least, int average, int most) {
    /** What is used where nothing else is said; chosen in decision 36. */
    public static final ChunkSizes USUAL = new ChunkSizes(16 * 1024, 64 * 1024, 256 * 1024);

    private static final int WINDOW = 64;
    private static final int MOST = 8 * 1024 * 1024;

    /** @throws IllegalArgumentException with a sentence that names the rule that is broken */
    public ChunkSizes {
        if (least < WINDOW || most > MOST) {
            throw refused("lie between " + WINDOW + " and " + MOST + " bytes", least, average, most);
        }
        if (least >= average || average >= most) {
            throw refused("grow from the least to the most", least, average, most);
        }
        if (Integer.bitCount(average) != 1) {
            throw refused("have a power of two as their average", least, average, most);
        }
    }

    private static IllegalArgumentException refused(String rule, int least, int average, int most) {
        return new IllegalArgumentException(
                "sizes of chunks " + rule + ", unlike " + least + ", " + average + ", " + most);
    }
}
