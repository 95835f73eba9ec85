package dev.afterrun.ingest.event;

/** An event that Kafka has, by its CloudEvents id, and the URL of its job's status. */
public record Accepted(String id, String location) {}
