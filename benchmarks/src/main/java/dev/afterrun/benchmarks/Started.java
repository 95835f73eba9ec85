package dev.afterrun.benchmarks;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a benchmark has started: ended once, the last first, when it is over, has failed, or this process is to end. */
public final class Started implements AutoCloseable {
    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private boolean ended;

    /**
     * Takes charge of {@code thing}, which bears to be closed a second time.
     *
     * @throws IllegalStateException when everything has been ended already, and so has this
     */
    public synchronized <T extends AutoCloseable> T add(T thing) {
        things.push(thing);
        if (ended) {
            close();
            throw new IllegalStateException("the benchmark was told to end");
        }
        return thing;
    }

    @Override
    public synchronized void close() {
        ended = true;
        while (!things.isEmpty()) {
            end(things.pop());
        }
    }

    private static void end(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            // The others are to end all the same.
            System.err.println("something was not ended in order: " + e);
        }
    }
}
