package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.trace.TraceParent;
import java.util.Optional;

/**
 * An event in which nothing is wrong.
 *
 * @param said its report in the sender's own JSON, fields that we do not know included, defaults filled in
 */
public record RunEvent(Envelope envelope, RunEventType type, Subject subject, JsonNode said) {
    /** The same, of the trace that the request names, where the event names none itself. */
    public RunEvent orOf(Optional<TraceParent> request) {
        return new RunEvent(envelope.orOf(request), type, subject, said);
    }
}
