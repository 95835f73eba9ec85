package dev.afterrun.eventing.trace;

import dev.afterrun.contracts.trace.TraceParent;
import java.util.Map;
import java.util.Optional;

/**
 * A step that is over.
 *
 * @param begunMillis since 1970
 * @param nanos how long it took
 * @param failure the kind of failure that it ended with
 */
public record EndedSpan(
        Step step,
        TraceParent here,
        long begunMillis,
        long nanos,
        Map<String, String> words,
        Optional<String> failure) {}
