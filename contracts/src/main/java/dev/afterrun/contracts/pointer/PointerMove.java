package dev.afterrun.contracts.pointer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.afterrun.contracts.Commit;
import java.time.Instant;
import java.util.Optional;

/**
 * One step of a pointer's history.
 *
 * @param version counts the pointer's moves from 1
 * @param commit where it led from then on; empty where it was removed
 * @param by the caller's name, {@code afterrun} for the pointer's rule
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PointerMove(long version, Optional<Commit> commit, Instant at, String by, Optional<String> reason) {}
