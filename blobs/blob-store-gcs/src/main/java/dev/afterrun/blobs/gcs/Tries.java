package dev.afterrun.blobs.gcs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;

/** Asks again what may pass, with growing pauses: for requests that the SDK's client does not make. */
final class Tries {
    private Tries() {}

    static <T> T of(Try<T> ask) throws IOException {
        var pause = Connections.FIRST_PAUSE;
        for (var left = Connections.TRIES - 1; ; left--) {
            try {
                var answer = ask.run(left == 0);
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (IOException e) {
                if (left == 0) {
                    throw e;
                }
            }
            pause(pause.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private static void pause(long millis) throws InterruptedIOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("while the store was left alone").initCause(e);
        }
    }

    /** A request. */
    @FunctionalInterface
    interface Try<T> {
        /**
         * Sends it.
         *
         * @param last whether there will be no other
         * @return empty where another may be answered otherwise; never of the last
         * @throws IOException where nothing was heard, which another may mend
         */
        Optional<T> run(boolean last) throws IOException;
    }
}
