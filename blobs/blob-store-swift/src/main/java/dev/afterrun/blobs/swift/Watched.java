package dev.afterrun.blobs.swift;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A body that fails where its sender says nothing for too long, which the JDK's client leaves to us. */
final class Watched extends FilterInputStream {
    private final ScheduledExecutorService watch;
    private final Duration patience;

    Watched(InputStream body, ScheduledExecutorService watch, Duration patience) {
        super(body);
        this.watch = watch;
        this.patience = patience;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (in.available() > 0) {
            return super.read(target, from, length);
        }
        // Closing it is what ends a read in another thread.
        var alarm = watch.schedule(this::closeQuietly, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return super.read(target, from, length);
        } finally {
            alarm.cancel(false);
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // The reader hears of it.
            return;
        }
    }
}
