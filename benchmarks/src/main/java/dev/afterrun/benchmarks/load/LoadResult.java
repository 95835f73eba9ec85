package dev.afterrun.benchmarks.load;

/**
 * What a load came to.
 *
 * @param acknowledged requests that were answered with 2xx
 * @param failed all others
 */
public record LoadResult(
        long acknowledged, long failed, double seconds, double medianMillis, double p99Millis, double mostMillis) {

    /** Acknowledged requests a second. */
    public double perSecond() {
        return acknowledged / seconds;
    }
}
