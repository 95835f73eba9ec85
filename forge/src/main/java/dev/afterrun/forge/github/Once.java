package dev.afterrun.forge.github;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A value that is fetched by whoever needs it first, while the others wait; not kept when fetching fails. */
final class Once<T> {
    // A lock, since fetching blocks and a monitor would hold a virtual thread's carrier.
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable T value;

    /** Fetches a value. */
    interface Fetch<T> {
        T fetch() throws IOException;
    }

    /** Asks something of a value. */
    interface Check<T> {
        boolean holds(T value);
    }

    T get(Fetch<T> fetch) throws IOException {
        return get(value -> true, fetch);
    }

    /** The kept value while it is good, else a fetched one. */
    T get(Check<T> good, Fetch<T> fetch) throws IOException {
        lock.lock();
        try {
            var kept = value;
            if (kept == null || !good.holds(kept)) {
                kept = fetch.fetch();
                value = kept;
            }
            return kept;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of the value if it is still the one that is meant. */
    void dropIf(Check<T> meant) {
        lock.lock();
        try {
            var kept = value;
            if (kept != null && meant.holds(kept)) {
                value = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
