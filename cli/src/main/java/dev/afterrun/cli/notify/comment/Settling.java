package dev.afterrun.cli.notify.comment;

import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.server.Pause;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a writer waits before it looks whether its words are still there: longer than another needs from reading the
 * comment to having written it, so that whoever read it before us has written by then.
 *
 * @param chance from 0 to 1; who met others waits the longer the oftener, so that they do not meet again
 */
record Settling(Pause pause, DoubleSupplier chance) {
    /** More than a read and the write after it take, as a rule. */
    static final Duration LEAST = Duration.ofSeconds(5);

    private static final Duration MOST = Duration.ofSeconds(40);

    /** Waits after the write of this {@code round}; where {@code took} tells of a slow forge, others are slow, too. */
    void after(int round, Duration took) {
        var spread = Math.min(MOST.toMillis() - LEAST.toMillis(), 1_000L << Math.min(round, 16));
        var least = Math.min(MOST.toMillis(), Math.max(LEAST.toMillis(), 2 * took.toMillis()));
        try {
            pause.last(Duration.ofMillis(least + (long) (chance.getAsDouble() * spread)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.UNREACHABLE, "writing the comment", "it was interrupted", "run it again");
        }
    }
}
