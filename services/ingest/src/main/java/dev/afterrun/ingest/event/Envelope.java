package dev.afterrun.ingest.event;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * What is kept of an event's envelope (CloudEvents 1.0).
 *
 * @param id the sender's; a second event of the same id and source is the same event
 * @param source the CI system, a URI reference
 * @param tracing the attributes of CloudEvents' distributed tracing extension; no other extension is passed on
 */
public record Envelope(String id, URI source, Instant time, Map<String, String> tracing) {}
