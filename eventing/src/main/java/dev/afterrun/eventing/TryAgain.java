package dev.afterrun.eventing;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Which failures pass by themselves: an I/O error, a database or broker that is away, busy or restarting. */
public final class TryAgain {
    /**
     * SQLSTATE classes (PostgreSQL, appendix A): connection exception, insufficient resources, operator intervention,
     * transaction rollback, lock not available.
     */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40", "55");

    /**
     * A connection has prepared a statement whose columns a migration has changed meanwhile ("cached plan must not change
     * result type"). The driver prepares it anew for the next transaction. PostgreSQL says the same of what it cannot do at all,
     * which is a matter of the statement alone, and so nothing that an event could bring about.
     */
    private static final String PREPARED_BEFORE_A_MIGRATION = "0A000";

    private TryAgain() {}

    /** Whether {@code failure}, or what caused it, is of the passing kind. */
    public static boolean helps(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        return switch (cause) {
            // Jackson's exceptions are IOExceptions by inheritance only: the same bytes fail the same way again.
            case com.fasterxml.jackson.core.JacksonException ignored -> false;
            case IOException ignored -> true;
            case RetriableException ignored -> true;
            case SQLTransientException ignored -> true;
            case SQLRecoverableException ignored -> true;
            case SQLException sql -> passes(sql);
            // The database died at the very moment of a commit: the transaction manager gives no cause then.
            case RollbackException commit -> commit.getCause() == null;
            case HeuristicMixedException commit -> commit.getCause() == null;
            case HeuristicRollbackException commit -> commit.getCause() == null;
            case SystemException manager -> manager.getCause() == null;
            default -> false;
        };
    }

    private static boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        // Without a state it never came from the server: the pool gave up waiting for a connection.
        return state == null
                || state.length() < 2
                || state.equals(PREPARED_BEFORE_A_MIGRATION)
                || PASSING.contains(state.substring(0, 2));
    }
}
