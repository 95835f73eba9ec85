package dev.afterrun.storage.viewer;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets so many read long files at once as leave processors to everybody else. */
final class Turns {
    /** Each takes a processor for as long as what it reads is long. */
    private static final int READERS = 4;

    private static final int PATIENCE_SECONDS = 10;

    private final Semaphore free = new Semaphore(READERS);

    /**
     * What {@code reading} yields once it is its turn.
     *
     * @throws IOException when that was not to be waited for, or reading fails so
     */
    <T> T take(Reading<T> reading) throws IOException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        READERS + " long files are being read already, for " + PATIENCE_SECONDS + " seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("waiting for a turn to read was interrupted", e);
        }
        try {
            return reading.read();
        } finally {
            free.release();
        }
    }

    /** Reading of a long file. */
    interface Reading<T> {
        T read() throws IOException;
    }
}
