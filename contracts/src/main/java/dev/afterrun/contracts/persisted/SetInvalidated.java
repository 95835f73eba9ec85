package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A name whose epoch was raised.
 *
 * @param scope where; none: everywhere
 * @param at whatever a job saves that started before is not restored either
 * @param generations how many are visible no more because of it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SetInvalidated(SetName name, Optional<SetScope> scope, Instant at, int generations) {}
