package dev.afterrun.benchmarks.load;

import java.util.Arrays;

/** How long each request took. */
public final class Latencies {
    private long[] nanos = new long[1 << 16];
    private int count;

    /** One more, in nanoseconds. */
    public void add(long taken) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = taken;
    }

    /** The times in milliseconds that these shares of the requests, 0 to 1, stayed within. */
    public double[] quantiles(double... shares) {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Arrays.stream(shares)
                .map(share -> count == 0 ? 0 : sorted[(int) Math.ceil(share * (count - 1))] / 1e6)
                .toArray();
    }
}
