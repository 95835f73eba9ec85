package dev.afterrun.ingest.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.afterrun.contracts.event.RunReport;

/**
 * An event in which nothing is wrong.
 *
 * @param report as we understand it
 * @param said the same in the sender's own JSON, fields that we do not know included, defaults filled in
 */
public record RunEvent(Envelope envelope, RunReport report, JsonNode said) {}
