package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event in which nothing is wrong.
 *
 * @param said its report in the sender's own JSON, fields that we do not know included, defaults filled in
 */
public record RunEvent(Envelope envelope, RunEventType type, Subject subject, JsonNode said) {}
