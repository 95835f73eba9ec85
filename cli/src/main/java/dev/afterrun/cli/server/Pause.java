package dev.afterrun.cli.server;

import java.time.Duration;

/** How time is waited out between two tries; tests do not wait. */
@FunctionalInterface
public interface Pause {
    /** Really waits. */
    Pause SLEEP = Thread::sleep;

    /** Returns when {@code time} has passed. */
    void last(Duration time) throws InterruptedException;
}
