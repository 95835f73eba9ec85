package dev.afterrun.contracts.persisted;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Generations of a repository, the one that was saved last first.
 *
 * @param next what to ask for as {@code before} to see those that were saved earlier; empty at the end
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record GenerationList(List<Generation> generations, Optional<Long> next) {
    public GenerationList {
        generations = List.copyOf(generations);
    }
}
