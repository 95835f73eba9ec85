package dev.afterrun.launcher.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** One part of the stack: it can be started, stopped and started again. */
public interface Part {
    /** One word, the same in the table, in the logs' names and in messages. */
    String name();

    /** Where it is reached, for people. */
    String address();

    /**
     * Returns once it is ready.
     *
     * @throws IOException with a sentence that says why it is not
     */
    void start() throws IOException;

    /** Ends it, by force when it does not go within that time; nothing happens when it does not run. */
    void stop(Duration patience) throws IOException;

    /** What it waits for right now, a few words for a progress line. */
    default String waitsFor() {
        return "";
    }

    /** Its process, where it has one of its own and runs. */
    default Optional<ProcessHandle> process() {
        return Optional.empty();
    }
}
