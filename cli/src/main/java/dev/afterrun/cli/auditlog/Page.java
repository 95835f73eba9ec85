package dev.afterrun.cli.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A page of the log. Acts stay as they came: a server that is newer knows acts that we do not, and they are shown all the same.
 *
 * @param next the position from which to go on; empty where nothing is left
 */
record Page(List<JsonNode> acts, Optional<Long> next) {
    /** Lists are never null, whatever the JSON left out. */
    Page {
        acts = acts == null ? List.of() : List.copyOf(acts);
    }
}
