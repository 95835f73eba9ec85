package dev.afterrun.ingest.event;

import java.net.URI;

/** An event that Kafka has, by its CloudEvents id, and where its job's status can be read. */
public record Accepted(String id, URI location) {}
