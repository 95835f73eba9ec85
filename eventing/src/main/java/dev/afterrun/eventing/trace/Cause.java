package dev.afterrun.eventing.trace;

import dev.afterrun.contracts.trace.TraceParent;
import java.util.Optional;

/** What set a step off. */
public sealed interface Cause {
    /** Nothing that is known: a trace begins. */
    record Nothing() implements Cause {}

    /** A step of ours, which has decided whether the trace is exported. */
    record Ours(TraceParent step) implements Cause {}

    /** What somebody outside says: the trace has the name that it is given, and how much is exported is for us to say. */
    record Strangers(TraceParent step) implements Cause {}

    /** A step of ours, where it is known. */
    static Cause ours(Optional<TraceParent> step) {
        return step.<Cause>map(Ours::new).orElseGet(Nothing::new);
    }

    /** What somebody outside says, where it is there. */
    static Cause strangers(Optional<TraceParent> step) {
        return step.<Cause>map(Strangers::new).orElseGet(Nothing::new);
    }

    /** The step that is named. */
    default Optional<TraceParent> parent() {
        return switch (this) {
            case Nothing ignored -> Optional.empty();
            case Ours(var step) -> Optional.of(step);
            case Strangers(var step) -> Optional.of(step);
        };
    }
}
