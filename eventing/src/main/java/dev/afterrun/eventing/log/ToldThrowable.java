package dev.afterrun.eventing.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A failure as it is logged: its trace is its own, and its messages are texts of the log. */
final class ToldThrowable extends Throwable {
    private static final long serialVersionUID = 1L;

    private final String told;

    private ToldThrowable(String told, @Nullable Throwable cause) {
        super(told, cause);
        this.told = told;
    }

    static Throwable of(Throwable failure) {
        return failure instanceof ToldThrowable
                ? failure
                : of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Throwable of(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        var cause = failure.getCause();
        var told = new ToldThrowable(
                LogText.of(failure.toString()), cause == null || seen.contains(cause) ? null : of(cause, seen));
        told.setStackTrace(failure.getStackTrace());
        for (var suppressed : failure.getSuppressed()) {
            if (!seen.contains(suppressed)) {
                told.addSuppressed(of(suppressed, seen));
            }
        }
        return told;
    }

    /** As the failure itself would be told, class and message: this class's own name says nothing. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return told;
    }
}
