package dev.afterrun.storage.pass;

import java.io.InterruptedIOException;
import java.time.Duration;

/** Slows the reading of one object down, so that a large one is no burst. */
public final class Brake {
    private static final long GRAIN_NANOS = 5_000_000;

    private final double nanosPerByte;
    private final long begun = System.nanoTime();
    private long bytes;

    private Brake(double nanosPerByte) {
        this.nanosPerByte = nanosPerByte;
    }

    /** At {@code rate} bytes a second, or as much faster as {@code size} bytes need to be read within {@code atMost}. */
    public static Brake of(long rate, long size, Duration atMost) {
        var slowest = size / Math.max(1.0, (double) atMost.toSeconds());
        return new Brake(1e9 / Math.max((double) rate, slowest));
    }

    /** So many more bytes were read; returns when it is time for the next. */
    public void passed(int count) throws InterruptedIOException {
        bytes += count;
        var ahead = (long) (bytes * nanosPerByte) - (System.nanoTime() - begun);
        if (ahead > GRAIN_NANOS) {
            rest(Duration.ofNanos(ahead));
        }
    }

    private static void rest(Duration time) throws InterruptedIOException {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while reading stored bytes");
        }
    }
}
