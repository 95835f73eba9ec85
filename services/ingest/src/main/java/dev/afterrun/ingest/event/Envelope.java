package dev.afterrun.ingest.event;

import dev.afterrun.contracts.trace.TraceParent;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of an event's envelope (CloudEvents 1.0).
 *
 * @param id the sender's; a second event of the same id and source is the same event
 * @param source the CI system, a URI reference
 * @param trace what it says of the trace that it is part of (CloudEvents' distributed tracing extension), as far as that can be read; no
 *     other extension is looked at
 */
public record Envelope(String id, URI source, Instant time, Optional<TraceParent> trace) {
    /** The same, of the trace {@code other} where it names none itself. */
    Envelope orOf(Optional<TraceParent> other) {
        return trace.isPresent() ? this : new Envelope(id, source, time, other);
    }
}
