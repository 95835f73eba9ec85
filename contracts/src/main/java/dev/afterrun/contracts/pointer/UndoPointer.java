package dev.afterrun.contracts.pointer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Asks for a pointer to go back to where it was before its last move.
 *
 * @param expect the commit that it has to point to until now, else it stays; its first digits are enough
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UndoPointer(Optional<String> expect, Optional<String> reason) {}
