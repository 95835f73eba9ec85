package dev.afterrun.duework.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Waits for a database that is away: where everything starts at once it is often the last, and a failover takes half a minute. */
final class AwaitDatabase {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PACE = Duration.ofSeconds(1);

    /** SQLSTATE (PostgreSQL, appendix A) of a connection that fails, as a class. */
    private static final String NO_CONNECTION = "08";

    /** The same of a database that starts or stops, and of one that has no connection left. */
    private static final Set<String> BUSY = Set.of("57P01", "57P03", "53300");

    private final Consumer<String> notes;
    private final LongSupplier nanos;
    private final Pause pause;

    /** {@code nanos} is a clock that only moves forward. */
    AwaitDatabase(Consumer<String> notes, LongSupplier nanos, Pause pause) {
        this.notes = notes;
        this.nanos = nanos;
        this.pause = pause;
    }

    /**
     * Returns when it is there. What else keeps anybody from it, such as a wrong password, is told by whoever uses it.
     *
     * @throws IllegalStateException when it has been away for a minute
     */
    void await(Connecting database) throws InterruptedException {
        var began = nanos.getAsLong();
        for (var tries = 1; ; tries++) {
            try {
                database.connect();
                return;
            } catch (SQLException e) {
                if (!isAway(e)) {
                    return;
                }
                if (nanos.getAsLong() - began >= LONGEST.toNanos()) {
                    throw new IllegalStateException(
                            "the database is still away after " + LONGEST.toSeconds() + " s: " + e.getMessage(), e);
                }
                if (tries == 1) {
                    notes.accept("waiting for the database for up to " + LONGEST.toSeconds() + " s: " + e.getMessage());
                }
            }
            pause.last(PACE);
        }
    }

    private static boolean isAway(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith(NO_CONNECTION) || BUSY.contains(state);
    }

    /** Opens a connection, and closes it. */
    @FunctionalInterface
    interface Connecting {
        void connect() throws SQLException;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }
}
