package dev.afterrun.contracts.trace;

import java.util.Optional;

/** What says itself which step told it: on its way it waits where no header is kept. */
public interface Traced {
    /** That step; empty where it is not known. */
    Optional<TraceParent> trace();
}
