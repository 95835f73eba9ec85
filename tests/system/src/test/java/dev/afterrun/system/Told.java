package dev.afterrun.system;

import java.time.Duration;

/** What a test run says on the way: seeds, moments and figures that a failure is understood by. */
final class Told {
    private Told() {}

    @SuppressWarnings("AnnotateFormatMethod")
    static void that(String format, Object... values) {
        System.out.println("  » " + format.formatted(values));
    }

    static long secondsSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
    }
}
