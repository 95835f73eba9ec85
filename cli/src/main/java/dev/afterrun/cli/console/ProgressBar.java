package dev.afterrun.cli.console;

import java.io.PrintStream;

/** One line of a terminal, drawn over and over, gone when the work is done. */
public final class ProgressBar implements Progress {
    private static final int WIDTH = 24;
    private static final long PACE_NANOS = 100_000_000;

    private final PrintStream err;
    private long drawn = Long.MIN_VALUE;
    private int shown;

    /** Draws on {@code err}, which must be a terminal. */
    public ProgressBar(PrintStream err) {
        this.err = err;
    }

    @Override
    public synchronized Phase begin(String doing, long bytes) {
        var advance = new Advance(doing, bytes);
        return new Phase() {
            @Override
            public void advance(long more) {
                add(advance, more);
            }

            @Override
            public void close() {
                clear();
            }
        };
    }

    @Override
    public synchronized void waiting(String sentence) {
        draw(sentence);
    }

    @Override
    public synchronized void clear() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
        drawn = Long.MIN_VALUE;
    }

    private synchronized void add(Advance advance, long bytes) {
        advance.add(bytes);
        var now = System.nanoTime();
        if (drawn == Long.MIN_VALUE || now - drawn >= PACE_NANOS) {
            drawn = now;
            draw(advance.percent() + " [" + bar(advance.share()) + "] " + advance.amounts());
        }
    }

    private void draw(String line) {
        var rest = Math.max(0, shown - line.length());
        err.print("\r" + line + " ".repeat(rest));
        err.flush();
        shown = line.length();
    }

    private static String bar(double share) {
        var full = (int) (WIDTH * share);
        return "#".repeat(full) + ".".repeat(WIDTH - full);
    }
}
