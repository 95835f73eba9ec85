package dev.afterrun.ingest.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * An event that Kafka has.
 *
 * @param id its CloudEvents id
 * @param location the URL of its job's status; empty where it tells of no end, without which there is none
 */
public record Accepted(
        String id,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> location) {}
