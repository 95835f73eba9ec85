package dev.afterrun.system;

import java.time.Duration;

/** What a test run says on the way: seeds, moments and figures that a failure is understood by. */
final class Told {
    private Told() {}

    static void that(String sentence) {
        System.out.println("  » " + sentence);
    }

    static long secondsSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
    }
}
