package dev.afterrun.cli.console;

import dev.afterrun.contracts.ByteSize;
import java.time.Duration;
import java.util.Locale;

/** How far one stretch of work is. Not safe for several threads: who shows it, guards it. */
final class Advance {
    private final String doing;
    private final long total;
    private final long began = System.nanoTime();
    private long done;

    Advance(String doing, long total) {
        this.doing = doing;
        this.total = total;
    }

    void add(long bytes) {
        // What is sent again after a cut connection is no progress beyond the whole.
        done = Math.min(total, done + bytes);
    }

    double share() {
        return total == 0 ? 1 : (double) done / total;
    }

    String percent() {
        return String.format(Locale.ROOT, "%s %3d%%", doing, (int) (100 * share()));
    }

    String amounts() {
        return new ByteSize(done) + " of " + new ByteSize(total) + rate();
    }

    String ending() {
        return doing + " done: " + new ByteSize(done) + " in " + Figures.of(elapsed()) + rate();
    }

    private String rate() {
        var millis = elapsed().toMillis();
        return millis < 100 ? "" : ", " + new ByteSize(done * 1000 / millis) + "/s";
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
