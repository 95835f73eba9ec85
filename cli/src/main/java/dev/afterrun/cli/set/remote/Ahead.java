package dev.afterrun.cli.set.remote;

import dev.afterrun.cli.failure.Awaited;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work whose results are wanted in order: some of it is done side by side before they are asked for, and no more. */
final class Ahead<T> implements AutoCloseable {
    private final ExecutorService threads;
    private final int most;
    private final Iterator<? extends Callable<T>> ahead;
    private final Deque<Future<T>> underWay = new ArrayDeque<>();

    /** {@code parallel} at a time; {@code most} results wait, or are being made. */
    Ahead(int parallel, int most, List<? extends Callable<T>> work) {
        this.threads = Executors.newFixedThreadPool(parallel);
        this.most = most;
        this.ahead = work.iterator();
        begin();
    }

    boolean hasNext() {
        return !underWay.isEmpty();
    }

    /** The next result; another piece of work begins in its place. */
    T next() throws IOException {
        var result = Awaited.orIoException(underWay.remove(), "restoring");
        begin();
        return result;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        // Nothing of it may still print when its failure is told.
        threads.close();
    }

    private void begin() {
        while (underWay.size() < most && ahead.hasNext()) {
            underWay.add(threads.submit(ahead.next()));
        }
    }
}
