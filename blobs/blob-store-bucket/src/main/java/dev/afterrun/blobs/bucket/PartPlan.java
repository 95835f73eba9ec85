package dev.afterrun.blobs.bucket;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How bytes are cut into parts: always the same for the same size, so that an upload can be gone on with.
 *
 * @param size bytes of all, 1 or more
 * @param part bytes of each but the last
 */
public record PartPlan(long size, long part) {
    /** Few enough to be listed, and signed, at once. */
    private static final int PARTS = 1000;

    private static final long MEBIBYTE = 1024 * 1024;

    /** Parts of which one that was cut off costs little. */
    public static PartPlan sent(long size) {
        return of(size, 16 * MEBIBYTE);
    }

    /** Parts that a store copies by itself. */
    public static PartPlan copied(long size) {
        return of(size, 128 * MEBIBYTE);
    }

    private static PartPlan of(long size, long usual) {
        return new PartPlan(size, Math.max(usual, Math.ceilDiv(Math.ceilDiv(size, PARTS), MEBIBYTE) * MEBIBYTE));
    }

    /** All numbers, from 1. */
    public List<Integer> numbers() {
        return IntStream.rangeClosed(1, Math.toIntExact(Math.ceilDiv(size, part)))
                .boxed()
                .toList();
    }

    /** Bytes before this one. */
    public long offset(int number) {
        return (number - 1) * part;
    }

    /** Bytes of this one. */
    public long length(int number) {
        return Math.min(part, size - offset(number));
    }

    /** The bytes of one, in the form of {@code Range}. */
    public String range(int number) {
        return "bytes=" + offset(number) + "-" + (offset(number) + length(number) - 1);
    }
}
