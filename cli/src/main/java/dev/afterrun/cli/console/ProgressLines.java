package dev.afterrun.cli.console;

import java.io.PrintStream;

/** Plain lines for a log: one every five seconds at most, and one at the end of each stretch of work. */
public final class ProgressLines implements Progress {
    private static final long PACE_NANOS = 5_000_000_000L;

    private final PrintStream err;
    private long said = System.nanoTime();

    /** Writes to {@code err}. */
    public ProgressLines(PrintStream err) {
        this.err = err;
    }

    @Override
    public Phase begin(String doing, long bytes) {
        var advance = new Advance(doing, bytes);
        return new Phase() {
            @Override
            public void advance(long more) {
                add(advance, more);
            }

            @Override
            public void close() {
                say(advance.ending());
            }
        };
    }

    @Override
    public synchronized void waiting(String sentence) {
        if (isTime()) {
            say(sentence);
        }
    }

    @Override
    public void clear() {
        // A log has no line to give back.
    }

    private synchronized void add(Advance advance, long bytes) {
        advance.add(bytes);
        if (isTime()) {
            say(advance.percent() + ", " + advance.amounts());
        }
    }

    private boolean isTime() {
        return System.nanoTime() - said >= PACE_NANOS;
    }

    private synchronized void say(String line) {
        said = System.nanoTime();
        err.println(line);
    }
}
