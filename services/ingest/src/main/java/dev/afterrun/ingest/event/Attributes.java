package dev.afterrun.ingest.event;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The attributes of a CloudEvent that we look at, under the names that the specification gives them.
 *
 * @param datacontenttype JSON where it is absent
 * @param traceparent of the distributed tracing extension, as {@code tracestate} is
 */
record Attributes(
        String specversion,
        String id,
        URI source,
        String type,
        Optional<Instant> time,
        Optional<String> datacontenttype,
        Optional<String> traceparent,
        Optional<String> tracestate) {}
