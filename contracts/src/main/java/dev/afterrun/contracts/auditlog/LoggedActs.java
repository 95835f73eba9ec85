package dev.afterrun.contracts.auditlog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * A page of the audit log.
 *
 * @param acts the newest first; where they were asked for {@code after} a position, the oldest first
 * @param next what to ask for next, as {@code before} or {@code after}: the last one's position. Empty where no act is older;
 *     where they were asked for after a position, that one again when none is newer yet
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LoggedActs(List<LoggedAct> acts, Optional<Long> next) {
    /** Lists are never null, whatever the JSON left out. */
    public LoggedActs {
        acts = acts == null ? List.of() : List.copyOf(acts);
    }
}
