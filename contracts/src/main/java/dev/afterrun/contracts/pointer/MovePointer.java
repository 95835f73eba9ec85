package dev.afterrun.contracts.pointer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Asks for a pointer to lead somewhere: either to what {@code to} means now, or wherever {@code follow} will lead it.
 *
 * @param to a commit (its first 7 or more digits are enough where they are unambiguous), another pointer, or {@code ~BRANCH}
 * @param expect the commit that it has to point to until now, else it stays; its first digits are enough
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record MovePointer(
        Optional<String> to, Optional<PointerRule> follow, Optional<String> expect, Optional<String> reason) {}
