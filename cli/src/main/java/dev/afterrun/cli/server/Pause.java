package dev.afterrun.cli.server;

import java.time.Duration;

/** How time passes between two tries; tests have a time of their own. */
@FunctionalInterface
public interface Pause {
    /** Really waits. */
    Pause SLEEP = Thread::sleep;

    /** Returns when {@code time} has passed. */
    void last(Duration time) throws InterruptedException;

    /** What passes meanwhile, to be compared with another of the same: {@link System#nanoTime()}. */
    default long nanos() {
        return System.nanoTime();
    }
}
