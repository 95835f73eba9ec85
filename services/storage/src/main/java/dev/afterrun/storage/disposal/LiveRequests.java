package dev.afterrun.storage.disposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Whether somebody asks this replica for something: what can wait leaves room for them. */
@ApplicationScoped
public class LiveRequests {
    private static final long LATELY = Duration.ofSeconds(1).toNanos();

    private volatile long last = System.nanoTime() - LATELY;

    /** One has come. */
    public void came() {
        last = System.nanoTime();
    }

    /** Whether one has come within the last second. */
    boolean areThere() {
        return System.nanoTime() - last < LATELY;
    }

    /** When the last one came, by {@link System#nanoTime}. */
    long last() {
        return last;
    }
}
